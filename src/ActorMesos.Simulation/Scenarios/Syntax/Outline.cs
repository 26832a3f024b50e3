namespace ActorMesos.Simulation.Scenarios.Syntax;

internal enum OutlineKind
{
    Text,
    List,
    Section,
}

/// <summary>What stands where in a file: the shape that the strict check saw, which Akka's tree must match.</summary>
internal sealed class Outline(Outline? parent, string name, int line, OutlineKind kind)
{
    private readonly Dictionary<string, Outline> _byKey = new(StringComparer.Ordinal);

    /// <summary>The path, made anew each time: long keys in deep sections would fill the memory.</summary>
    public string Path => parent is null || parent.Path.Length == 0 || name.StartsWith('[') ? parent?.Path + name : $"{parent.Path}.{name}";

    public int Line { get; } = line;

    /// <summary>How many keys and brackets lie around it.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public OutlineKind Kind { get; set; } = kind;

    /// <summary>The keys of a section, in the order of the file.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>The elements of a list.</summary>
    public List<Outline> Items { get; } = [];

    /// <summary>How many parts a text is joined from.</summary>
    public int Parts { get; set; }

    /// <summary>The paths that a text's substitutions name.</summary>
    public List<string> Substitutions { get; } = [];

    public Outline? Find(string key) => _byKey.GetValueOrDefault(key);

    public Outline Add(string key, int keyLine)
    {
        var child = new Outline(this, key, keyLine, OutlineKind.Section);
        Keys.Add(key);
        _byKey.Add(key, child);
        return child;
    }

    public Outline AddItem(int itemLine)
    {
        var item = new Outline(this, $"[{Items.Count}]", itemLine, OutlineKind.Text);
        Items.Add(item);
        return item;
    }

    /// <summary>Follows a path of keys with dots between them.</summary>
    public Outline? Follow(string dotted)
    {
        var here = this;
        foreach (var key in dotted.Split('.'))
        {
            here = here.Find(key);
            if (here is null)
            {
                return null;
            }
        }

        return here;
    }

    /// <summary>Whether a substitution stands anywhere in it.</summary>
    public bool HoldsSubstitution() =>
        Substitutions.Count > 0 || Items.Exists(item => item.HoldsSubstitution()) || Keys.Exists(key => _byKey[key].HoldsSubstitution());
}
