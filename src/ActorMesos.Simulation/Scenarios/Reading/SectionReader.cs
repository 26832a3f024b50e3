using System.Collections.Immutable;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>
/// Reads the keys of one section: what the scenario says, laid over the defaults. It remembers the path of each key and which keys it was
/// asked for; after a problem it reads on with a stand-in, so that one reading finds them all.
/// </summary>
internal sealed class SectionReader
{
    /// <summary>What the defaults say of a key for which a scenario must give a value.</summary>
    public const string Required = "required";

    private readonly ProblemList _problems;
    private readonly ISet<string> _knownPaths;
    private readonly Origin _origin;
    private readonly SectionNode? _own;
    private readonly SectionNode? _defaults;
    private readonly string _defaultsPath;
    private readonly List<string> _known = [];
    private readonly List<string> _failed = [];

    /// <param name="problems">Where problems go.</param>
    /// <param name="knownPaths">Collects the path in the defaults of every key that was asked for.</param>
    /// <param name="path">The path of the section in the scenario.</param>
    /// <param name="own">What the scenario says, if it does.</param>
    /// <param name="origin">Where the scenario says it.</param>
    /// <param name="defaultsPath">The path of the section in the defaults.</param>
    /// <param name="defaults">The defaults, if there are any.</param>
    public SectionReader(
        ProblemList problems,
        ISet<string> knownPaths,
        string path,
        SectionNode? own,
        Origin origin,
        string defaultsPath,
        SectionNode? defaults)
    {
        (_problems, _knownPaths, Path, _own, _origin) = (problems, knownPaths, path, own, origin);
        (_defaultsPath, _defaults) = (defaultsPath, defaults);
    }

    /// <summary>The path of this section.</summary>
    public string Path { get; }

    /// <summary>The keys that the scenario gives here, in its order.</summary>
    public IEnumerable<string> OwnKeys => _own?.Entries.Select(entry => entry.Key) ?? [];

    /// <summary>Whether some of them were not asked for.</summary>
    public bool HasUnknownKeys => UnknownEntries.Any();

    /// <summary>How many problems have been found so far, here and elsewhere.</summary>
    public int Problems => _problems.Count;

    /// <summary>Reads a text value.</summary>
    public T Value<T>(string key, Form<T> form)
    {
        var problems = _problems.Count;
        var value = Node(key, form.Allowed) is { } node ? Read(PathOf(key), node, form) : form.Fallback;
        MarkFailed(key, problems);
        return value;
    }

    /// <summary>Reads a list of text values.</summary>
    public Sequence<T> Values<T>(string key, Form<T> form)
    {
        var problems = _problems.Count;
        var path = PathOf(key);
        Sequence<T> values = [.. Items(key).Select((item, index) => Read($"{path}[{index}]", item, form))];
        MarkFailed(key, problems);
        return values;
    }

    /// <summary>Whether a key of this section was read with a problem, so that its value is a stand-in.</summary>
    public bool Failed(string key) => _failed.Contains(key);

    /// <summary>Reads a section.</summary>
    public SectionReader Section(string key)
    {
        var known = Known(key);
        var node = _own?.Find(key);
        if (node is not (null or SectionNode))
        {
            Problem(node.Origin, PathOf(key), $"found {node.Kind}", "allowed: a section in { }");
        }

        var (own, defaults) = (node as SectionNode, _defaults?.Find(key) as SectionNode);
        return new(_problems, _knownPaths, PathOf(key), own, node?.Origin ?? _origin, known, defaults)
        {
            Unreadable = node is not (null or SectionNode),
        };
    }

    /// <summary>Reads a list of sections, each of which has the same defaults.</summary>
    public IReadOnlyList<SectionReader> Sections(string key, string defaultsPath, SectionNode? defaults)
    {
        var path = PathOf(key);
        var readers = new List<SectionReader>();
        foreach (var item in Items(key))
        {
            var itemPath = $"{path}[{readers.Count}]";
            if (item is not SectionNode)
            {
                Problem(item.Origin, itemPath, $"found {item.Kind}", "allowed: a section in { }");
            }

            readers.Add(new(_problems, _knownPaths, itemPath, item as SectionNode, item.Origin, defaultsPath, defaults)
            {
                Unreadable = item is not SectionNode,
            });
        }

        return readers;
    }

    /// <summary>The value of a key as it stands: the scenario's, else the default; null, and a problem, where one is required.</summary>
    public Node? Node(string key, string allowed)
    {
        Known(key);
        var node = _own?.Find(key) ?? _defaults?.Find(key);
        if (node is not null and not TextNode { Text: Required, Origin.File: ScenarioDefaults.File })
        {
            return node;
        }

        if (!Unreadable)
        {
            Problem(_origin, PathOf(key), "missing", Allowing(allowed));
        }

        return null;
    }

    /// <summary>Reads a section that stands where a text may stand as well, and which has no defaults.</summary>
    public SectionReader Inside(string key, SectionNode own) =>
        new(_problems, new HashSet<string>(StringComparer.Ordinal), PathOf(key), own, own.Origin, "", defaults: null);

    /// <summary>Marks keys as known that are not read.</summary>
    public void Know(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            Known(key);
        }
    }

    /// <summary>Reports a problem of this section as a whole.</summary>
    public void Refuse(string found, string allowed) => Problem(_origin, Path, found, allowed);

    /// <summary>Reports a problem of a key of this section.</summary>
    public void Refuse(string key, string found, string allowed, string? nearest = null) =>
        Problem(_own?.Find(key)?.Origin ?? _origin, PathOf(key), found, allowed, nearest);

    /// <summary>Reports a duration that is shorter than another that it must not be shorter than.</summary>
    public void RefuseLess(string key, TimeSpan value, string minKey, TimeSpan min)
    {
        if (value < min && !Failed(key) && !Failed(minKey))
        {
            var written = DurationText.Write(min);
            var found = $"found {DurationText.Write(value)}, which is less than {minKey} = {written}";
            Refuse(key, found, $"allowed: a duration from {written}");
        }
    }

    /// <summary>Reports every key that was not asked for.</summary>
    public void Close() => Close("unknown key", "known keys", _known);

    /// <summary>Reports every key that was not asked for, where keys have a meaning of their own.</summary>
    public void Close(string found, string knownNames, IReadOnlyCollection<string> names)
    {
        foreach (var (key, node) in UnknownEntries)
        {
            Problem(node.Origin, PathOf(key), found, $"{knownNames}: {NameList.Of(names)}", Nearest(key, _known));
        }
    }

    /// <summary>Reads a value that stands at a path.</summary>
    public T Read<T>(string path, Node node, Form<T> form)
    {
        if (node is not TextNode text)
        {
            Problem(node.Origin, path, $"found {node.Kind}", Allowing(form.Allowed));
            return form.Fallback;
        }

        var result = form.Read(text.Text);
        if (!result.IsRefused)
        {
            return result.Value;
        }

        var reason = result.Refusal.Reason;
        var found = reason.Length == 0 ? text.Kind : $"{text.Kind} ({reason})";
        Problem(node.Origin, path, $"found {found}", Allowing(form.Allowed), Nearest(text.Text, form.Names));
        return form.Fallback;
    }

    private bool Unreadable { get; init; }

    private IEnumerable<KeyValuePair<string, Node>> UnknownEntries => _own?.Entries.Where(entry => !_known.Contains(entry.Key)) ?? [];

    private ImmutableArray<Node> Items(string key)
    {
        var node = Node(key, "a list in [ ]");
        if (node is not (null or ListNode))
        {
            Problem(node.Origin, PathOf(key), $"found {node.Kind}", "allowed: a list in [ ]");
        }

        return node is ListNode list ? list.Items : [];
    }

    /// <summary>The nearest name, which is not sought for a problem that is only counted.</summary>
    private string? Nearest(string written, IEnumerable<string> names) => _problems.IsFull ? null : NearestName.Of(written, names);

    private static string Allowing(string allowed) =>
        allowed.StartsWith("known ", StringComparison.Ordinal) ? allowed : $"allowed: {allowed}";

    /// <summary>The path of a key of this section.</summary>
    public string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    private string Known(string key)
    {
        var known = _defaultsPath.Length == 0 ? key : $"{_defaultsPath}.{key}";
        if (!_known.Contains(key))
        {
            _known.Add(key);
        }

        _knownPaths.Add(known);
        return known;
    }

    private void MarkFailed(string key, int problemsBefore)
    {
        if (_problems.Count > problemsBefore)
        {
            _failed.Add(key);
        }
    }

    private void Problem(Origin origin, string path, string found, string allowed, string? nearest = null) =>
        _problems.Add(new(origin.File, path, origin.Line, found, allowed, nearest));
}
