using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>
/// How a NameNode comes to its namespace. With <c>--format</c> it makes one, once every JournalNode and the other NameNode have said that
/// there is none; else it waits until they say that there is one. With <c>--force</c> it asks nobody: that wipes a namespace which is there
/// already (mesosphere/hdfs #95, #173).
/// </summary>
internal sealed class NameNodeStart(ServiceOptions options)
{
    private readonly SortedDictionary<string, bool> _journals = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _formatted = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, bool> _names = new(StringComparer.Ordinal);
    private bool _formats;

    /// <summary>Whether it belongs to a namespace.</summary>
    public bool IsOver { get; private set; }

    public void Begin(ProgramTurn turn)
    {
        if (turn.Place.Option("force") is not null && !_formats)
        {
            StorageVersion.Wipe(turn.Folder);
            Format(turn);
            return;
        }

        if (!_formats && StorageVersion.Of(turn.Folder) is not null)
        {
            IsOver = true;
        }

        foreach (var journal in options.JournalNodes(turn))
        {
            turn.Sends(journal, _formats ? new JournalFormat(Force: turn.Place.Option("force") is not null) : new JournalInquiry());
        }

        foreach (var other in options.NameNodes(turn))
        {
            turn.Sends(other, new BootstrapRequest());
        }
    }

    public void Received(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        switch (message)
        {
            case JournalStatus status:
                _journals[from.Value] = status.Store == options.Store;
                break;
            case BootstrapReply reply:
                _names[from.Value] = reply.IsFormatted;
                break;
            case JournalFormatted:
                _formatted.Add(from.Value);
                break;
        }

        if (_formats)
        {
            // A majority keeps the log; the others are told again, and learn it from each other.
            IsOver = _formatted.Count >= options.Quorum;
        }
        else if (_names.Values.Any(isFormatted => isFormatted) || _journals.Values.Count(isFormatted => isFormatted) >= options.Quorum)
        {
            Join(turn);
        }
        else if (turn.Place.Option("format") is not null && NobodyKnowsOne(turn))
        {
            Format(turn);
        }
    }

    private bool NobodyKnowsOne(ProgramTurn turn) =>
        _journals.Count == options.Journals && _journals.Values.All(isFormatted => !isFormatted)
        && options.NameNodes(turn).All(other => _names.TryGetValue(other.Value, out var isFormatted) && !isFormatted);

    private void Join(ProgramTurn turn)
    {
        new StorageVersion(options.Store, turn.Place.Task.Id.Value).Write(turn.Folder);
        IsOver = true;
    }

    private void Format(ProgramTurn turn)
    {
        _formats = true;
        new StorageVersion(options.Store, turn.Place.Task.Id.Value).Write(turn.Folder);
        turn.Happens(new StoreFormatted(options.Store, turn.Place.Address.Value));
        foreach (var journal in options.JournalNodes(turn))
        {
            turn.Sends(journal, new JournalFormat(Force: turn.Place.Option("force") is not null));
        }
    }
}
