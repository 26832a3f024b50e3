using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>What the command line of an HDFS daemon says: which deployment it belongs to, and how many others there are.</summary>
internal sealed class ServiceOptions
{
    private readonly string[] _journalNodes;
    private readonly string[] _nameNodes;

    private ServiceOptions(string service, string store, int journals, int names)
    {
        Store = store;
        Journals = journals;
        _journalNodes = NamesOf(service, "journal", journals);
        _nameNodes = NamesOf(service, "name", names);
    }

    /// <summary>The deployment: the name of the service and the number of its cycle.</summary>
    public string Store { get; }

    public int Journals { get; }

    /// <summary>How many JournalNodes are a majority.</summary>
    public int Quorum => (Journals / 2) + 1;

    public static ServiceOptions Of(ProgramPlace place) => new(
        place.Option("service") ?? "hdfs",
        place.Option("store") ?? "hdfs",
        Number(place.Option("journals")),
        Number(place.Option("names")));

    /// <summary>The addresses of the other JournalNodes, as far as they are known.</summary>
    public IEnumerable<NodeName> JournalNodes(ProgramTurn turn) => Known(turn, _journalNodes);

    /// <summary>The addresses of the other NameNodes, as far as they are known.</summary>
    public IEnumerable<NodeName> NameNodes(ProgramTurn turn) => Known(turn, _nameNodes);

    private static IEnumerable<NodeName> Known(ProgramTurn turn, string[] names)
    {
        foreach (var name in names)
        {
            if (turn.AddressOf(name) is { } address && address != turn.Place.Address)
            {
                yield return address;
            }
        }
    }

    private static string[] NamesOf(string service, string role, int count) =>
        [.. Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{service}-{role}-{number}"))];

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
