namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Tasks;

/// <summary>Pings at exact seconds, and the removal of who does not answer.</summary>
public sealed class SlaveHealthSpecs
{
    [Fact]
    public void a_slave_is_pinged_at_once_and_then_every_fifteen_seconds()
    {
        var bench = new Bench();
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Resources.Empty));
        bench.Take<Ping>("node-1").ShouldBe([new Ping(Connected: true)]);
        bench.RunTo(14.999);
        bench.Take<Ping>("node-1").ShouldBeEmpty();
        bench.RunTo(15);
        bench.Take<Ping>("node-1").Count.ShouldBe(1);
        bench.RunTo(60);
        bench.Take<Ping>("node-1").Count.ShouldBe(3);
    }

    [Fact]
    public void a_slave_that_never_answers_is_removed_after_seventy_five_seconds()
    {
        var bench = new Bench();
        bench.Register(1);
        bench.RunTo(74.999);
        bench.Master.Slaves.Count.ShouldBe(1);
        bench.RunTo(75);
        bench.Master.Slaves.ShouldBeEmpty();
    }

    [Fact]
    public void five_unanswered_pings_in_a_row_are_counted_from_the_last_answer()
    {
        var bench = new Bench();
        bench.Register(1);
        bench.RunTo(50);
        bench.Receive(new Pong(Bench.Node(1)));

        // Pings at 60, 75, 90, 105 and 120 stay without an answer; that of 45 got the one at 50.
        bench.RunTo(134.999);
        bench.Master.Slaves.Count.ShouldBe(1);
        bench.RunTo(135);
        bench.Master.Slaves.ShouldBeEmpty();
    }

    [Fact]
    public void a_slave_that_answers_stays()
    {
        var bench = new Bench();
        bench.Register(1);
        for (var seconds = 1; seconds < 600; seconds += 15)
        {
            bench.RunTo(seconds);
            bench.Receive(new Pong(Bench.Node(1)));
        }

        bench.Master.Slaves.Count.ShouldBe(1);
    }

    [Fact]
    public void a_lost_connection_shows_in_the_pings()
    {
        var bench = new Bench();
        bench.Register(1);
        bench.Receive(new Exited(Bench.Node(1)));
        bench.RunTo(15);
        bench.Take<Ping>("node-1").ShouldBe([new Ping(Connected: false)]);
    }

    [Fact]
    public void a_removal_is_told_only_when_the_registry_has_it()
    {
        var bench = new Bench();
        var framework = bench.Register(Bench.Framework("f"));
        var slave = bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Launch([Bench.Task("t", slave)]));
        bench.IsHolding = true;
        bench.RunTo(120);
        bench.Take<LostSlave>("f").ShouldBeEmpty();
        bench.Take<Ping>("node-1").Count.ShouldBe(8, "it is pinged as long as it is there");
        bench.Persist();
        bench.Take<LostSlave>("f").ShouldBe([new LostSlave(slave)]);
        var lost = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        lost.State.ShouldBe(TaskState.Lost);
        lost.Reason.ShouldBe("REASON_SLAVE_REMOVED");
        bench.Reports.OfType<SlaveRemoved>().ShouldHaveSingleItem();
        bench.RunTo(200);
        bench.Take<Ping>("node-1").ShouldBeEmpty();
    }

    [Fact]
    public void a_slave_that_answers_in_time_after_it_was_back_stays()
    {
        var bench = new Bench();
        var slave = bench.Register(1);
        bench.RunTo(70);
        SlaveAdmissionSpecs.Back(bench, slave, Resources.Resources.Empty);
        bench.RunTo(90);
        bench.Master.Slaves.Count.ShouldBe(1);
    }
}
