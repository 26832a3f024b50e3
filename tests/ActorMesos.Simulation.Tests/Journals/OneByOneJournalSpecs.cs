using ActorMesos.Simulation.Journals;

namespace ActorMesos.Simulation.Tests.Journals;

/// <summary>The journal in a SQLite file, asked by each entity for itself.</summary>
public sealed class OneByOneJournalSpecs : JournalContract
{
    private readonly TemporaryFile _file;

    public OneByOneJournalSpecs()
    {
        _file = new TemporaryFile();
        SqliteFile.Create(_file.Name).ShouldBeNull();
    }

    internal OneByOneJournalSpecs(TemporaryFile file) => _file = file;

    internal override IJournal Open() => new SqliteJournal(_file.Name, streamed: false);

    public override void Dispose()
    {
        _file.Dispose();
        base.Dispose();
    }
}
