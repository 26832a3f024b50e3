using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Cassandra;

namespace ActorMesos.Frameworks.Tests.Cassandra;

/// <summary>What a client takes for lost, and what for returned: the test answers in the ring's place.</summary>
public sealed class CassandraClientSpecs
{
    private static readonly NodeName Ring = new("node-1/cassandra-0");
    private static readonly ProgramPlace Place = new(
        new NodeName("node-2/client-0"),
        new SlaveInfo(new NodeName("node-2"), "node-2", Resources.Empty),
        new FrameworkId("f"),
        new TaskInfo(new TaskId("client-0.1"), "client-0", new SlaveId("s"), Resources.Empty, CommandInfo.FromCommandLine("cassandra client")));

    private readonly List<IProgramEvent> _told = [];
    private readonly Folder _folder = new();
    private ITaskProgram _client = Make();
    private double _draw;
    private int _second;

    [Fact]
    public void an_acknowledged_row_that_is_gone_is_lost()
    {
        Answered(Writes(), Outcome.Done);
        Answered(Reads(), Outcome.Done);
        _told.OfType<AcknowledgedDataLost>().ShouldHaveSingleItem().ShouldBe(
            new AcknowledgedDataLost("cassandra", "client-0/0", "what was written at 1.0000000s", "nothing"));
    }

    [Fact]
    public void an_older_value_than_the_acknowledged_one_is_a_loss()
    {
        var first = Writes();
        Answered(first, Outcome.Done);
        Answered(Writes(), Outcome.Done);
        Answered(Reads(), Outcome.Done, CellOf(first));
        _told.ShouldHaveSingleItem().ShouldBeOfType<AcknowledgedDataLost>().Found.ShouldBe("what was written at 1.0000000s");
    }

    [Fact]
    public void a_deleted_row_that_is_there_has_returned()
    {
        var written = Writes();
        Answered(written, Outcome.Done);
        Answered(Deletes(), Outcome.Done);
        Answered(Reads(), Outcome.Done, CellOf(written));
        _told.ShouldHaveSingleItem().ShouldBeOfType<DeletedDataReturned>().Expected.ShouldBe("nothing, deleted at 2.0000000s");
    }

    [Fact]
    public void what_timed_out_may_be_there_or_not_until_it_has_been_read()
    {
        Answered(Writes(), Outcome.Done);
        var doubted = Writes();
        Answered(doubted, Outcome.TimedOut);
        Answered(Reads(), Outcome.Done, new Cell(1, TimeSpan.TicksPerSecond, IsDeleted: false, default));
        Answered(Reads(), Outcome.Done, CellOf(doubted));
        _told.ShouldBeEmpty();
        Answered(Reads(), Outcome.Done, new Cell(1, TimeSpan.TicksPerSecond, IsDeleted: false, default));
        _told.ShouldHaveSingleItem().ShouldBeOfType<AcknowledgedDataLost>();
    }

    [Fact]
    public void a_deletion_that_timed_out_allows_both()
    {
        var written = Writes();
        Answered(written, Outcome.Done);
        Answered(Deletes(), Outcome.TimedOut);
        Answered(Reads(), Outcome.Done);
        Answered(Reads(), Outcome.Done, CellOf(written));
        _told.ShouldBeEmpty();
    }

    [Fact]
    public void at_levels_that_promise_nothing_nothing_is_judged()
    {
        _client = Make(("read-consistency", "one"));
        Answered(Writes(), Outcome.Done);
        Answered(Reads(), Outcome.Done);
        _told.ShouldBeEmpty();
    }

    [Fact]
    public void its_next_process_knows_what_was_acknowledged_and_what_was_asked_for()
    {
        Answered(Writes(), Outcome.Done);
        var asked = Writes();
        _client = Make();
        Answered(Reads(), Outcome.Done, CellOf(asked));
        _told.ShouldBeEmpty("its answer may have been lost with the process");
        Answered(Reads(), Outcome.Done);
        _told.ShouldHaveSingleItem().ShouldBeOfType<AcknowledgedDataLost>();
    }

    [Fact]
    public void what_was_refused_is_not_there()
    {
        var first = Writes();
        Answered(first, Outcome.Done);
        Answered(Deletes(), Outcome.Unavailable);
        Answered(Reads(), Outcome.Done);
        _told.ShouldHaveSingleItem().ShouldBeOfType<AcknowledgedDataLost>();
    }

    [Fact]
    public void one_request_at_a_time_is_made_of_a_row()
    {
        Writes();
        Next(0.9).ShouldBeNull();
    }

    private static ITaskProgram Make(params (string Name, string Value)[] settings)
    {
        var kind = FrameworkCatalog.Named("cassandra-client");
        var values = FrameworkSettings.Defaults(kind.Type);
        foreach (var (name, value) in settings.Append(("keys", "1")))
        {
            values = values.With(kind.Type.Settings.First(setting => setting.Name == name), value);
        }

        return kind.Programs(values).ShouldHaveSingleItem().Create(Place);
    }

    private WriteRequest Writes() => Next(0.1).ShouldBeOfType<WriteRequest>();

    private WriteRequest Deletes()
    {
        var request = Next(0.45).ShouldBeOfType<WriteRequest>();
        request.IsDeletion.ShouldBeTrue();
        return request;
    }

    private ReadRequest Reads() => Next(0.9).ShouldBeOfType<ReadRequest>();

    private static Cell CellOf(WriteRequest request) => new(request.Value, request.Timestamp, request.IsDeletion, default);

    private IProgramMessage? Next(double draw)
    {
        _draw = draw;
        _second++;
        return Turn(turn => _client.Woken(turn, "next")).Sent.Select(sent => sent.Message).SingleOrDefault();
    }

    private void Answered(IProgramMessage request, Outcome outcome, Cell? cell = null)
    {
        var number = request is WriteRequest write ? write.Request : ((ReadRequest)request).Request;
        _told.AddRange(Turn(turn => _client.Received(turn, Ring, new Answer(number, outcome, cell))).Events.Where(told => told is not (Counted or Measured)));
    }

    private ProgramTurn Turn(Action<ProgramTurn> happens)
    {
        var turn = new ProgramTurn(Place, Instant.After(TimeSpan.FromSeconds(_second)), _folder, () => _draw, _ => Ring);
        happens(turn);
        return turn;
    }
}
