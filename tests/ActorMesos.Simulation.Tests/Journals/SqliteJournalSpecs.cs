using ActorMesos.Simulation.Journals;

namespace ActorMesos.Simulation.Tests.Journals;

/// <summary>The journal in a SQLite file, read in one pass.</summary>
public sealed class SqliteJournalSpecs : JournalContract
{
    private readonly TemporaryFile _file = new();

    public SqliteJournalSpecs() => SqliteFile.Create(_file.Name).ShouldBeNull();

    internal override IJournal Open() => new SqliteJournal(_file.Name);

    [Theory]
    [InlineData(100)]
    [InlineData(2)]
    public void one_pass_recovers_what_one_query_for_each_does(int snapshotEvery)
    {
        Trace(TimeSpan.Zero, snapshotEvery);
        using var copy = new TemporaryFile();
        File.Copy(_file.Name, copy.Name);
        var at = TimeSpan.FromMinutes(1);
        var inOnePass = Trace(at, snapshotEvery);
        using var oneByOne = new OneByOneJournalSpecs(copy);
        oneByOne.Trace(at, snapshotEvery).ShouldBe(inOnePass);
    }

    [Fact]
    public void a_recovery_from_snapshots_is_the_same_run_as_one_from_events()
    {
        // The two first lives differ in nothing but the snapshots that they leave.
        Trace(TimeSpan.Zero, 2);
        using var other = new TemporaryFile();
        SqliteFile.Create(other.Name).ShouldBeNull();
        using var events = new OneByOneJournalSpecs(other);
        events.Trace(TimeSpan.Zero, 1000);
        Snapshots(_file.Name).ShouldBeGreaterThan(0);
        Snapshots(other.Name).ShouldBe(0);
        var at = TimeSpan.FromMinutes(1);
        events.Trace(at, 1000).ShouldBe(Trace(at, 1000));
    }

    public override void Dispose()
    {
        _file.Dispose();
        base.Dispose();
    }

    private static long Snapshots(string path)
    {
        using var connection = SqliteFile.Open(path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM snapshot WHERE persistence_id = 'slave-node-1'";
        return (long)command.ExecuteScalar()!;
    }
}
