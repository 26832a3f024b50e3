using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>What the command line of an HDFS daemon says: which deployment it belongs to, and how many others there are.</summary>
internal sealed record ServiceOptions(string Service, string Store, int Journals, int Names)
{
    public static ServiceOptions Of(ProgramPlace place) => new(
        place.Option("service") ?? "hdfs",
        place.Option("store") ?? "hdfs",
        Number(place.Option("journals")),
        Number(place.Option("names")));

    /// <summary>How many JournalNodes are a majority.</summary>
    public int Quorum => (Journals / 2) + 1;

    /// <summary>The addresses of the JournalNodes, as far as they are known; null for those that never ran.</summary>
    public IEnumerable<NodeName> JournalNodes(ProgramTurn turn) => Known(turn, "journal", Journals);

    public IEnumerable<NodeName> NameNodes(ProgramTurn turn) => Known(turn, "name", Names);

    private IEnumerable<NodeName> Known(ProgramTurn turn, string role, int count)
    {
        for (var number = 0; number < count; number++)
        {
            if (turn.AddressOf(string.Create(CultureInfo.InvariantCulture, $"{Service}-{role}-{number}")) is { } address && address != turn.Place.Address)
            {
                yield return address;
            }
        }
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
