using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Batch;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Batch;

public sealed class BatchSpecs
{
    private const double Year = 31_536_000;

    private readonly Host<BatchPolicy> _host = Of(tasksPerSlave: 1);

    [Fact]
    public void launches_a_task_on_each_slave_and_wants_no_more_of_it()
    {
        _host.Sees(Offers(Offer("O1", 1, Free("cpus:4;mem:1024")), Offer("O2", 2, Free("cpus:1;mem:128"))));
        var accepts = _host.Calls.Cast<Accept>().ToList();
        accepts.Select(accept => accept.RefuseSeconds).ShouldBe([Year, Year]);
        var task = accepts[1].Operations.ShouldHaveSingleItem().ShouldBeOfType<Launch>().Tasks.ShouldHaveSingleItem();
        task.SlaveId.Value.ShouldBe("S2");
        task.Resources.ShouldEqual(Free("cpus:1;mem:128"));
        task.Command.ShouldBe(new CommandInfo("sleep 30", TimeSpan.FromSeconds(30)));

        _host.Sees(Offers("O3", 1, Free("cpus:4;mem:1024")));
        _host.Calls.ShouldOnlyDecline(Year, "O3");
    }

    [Fact]
    public void launches_what_it_is_told_to_and_kills_it_again_and_again_when_it_is_due()
    {
        var settings = new BatchSettings(1, 128, TimeSpan.FromSeconds(30), 1)
        {
            Command = "./serve",
            KillAfter = TimeSpan.FromSeconds(20),
            KillGrace = TimeSpan.FromSeconds(9),
        };
        var host = new Host<BatchPolicy>(new BatchPolicy(Framework, settings));
        var launched = host.Sees(Offers("O1", 1, Free("cpus:4;mem:1024")));
        var task = host.Calls.ShouldHaveSingleItem().ShouldBeOfType<Accept>().Operations[0].ShouldBeOfType<Launch>().Tasks[0];
        task.Command.ShouldBe(new CommandInfo("./serve"));
        launched.Wakes.ShouldBe([new Wake(TimeSpan.FromSeconds(20), task.Id.Value)]);
        var killed = host.Sees(new Woken(task.Id.Value), 20);
        host.Calls.ShouldHaveSingleItem().ShouldBe(new KillTask(task.Id) { GracePeriod = TimeSpan.FromSeconds(9) });
        killed.Wakes.ShouldBe([new Wake(TimeSpan.FromSeconds(30), task.Id.Value)]);
        host.Sees(Update(task.Id.Value, TaskState.Killed), 29);
        host.Sees(new Woken(task.Id.Value), 50).ShouldBe(PolicyDecision.Nothing);
    }

    [Theory]
    [InlineData(29.9, null, false)]
    [InlineData(30, null, true)]
    [InlineData(-60, 59.9, true)]
    [InlineData(-60, 60.1, false)]
    public void launches_nothing_that_would_run_into_planned_maintenance(double inSeconds, double? forSeconds, bool launches)
    {
        var start = At(100 + inSeconds);
        var planned = new Unavailability(start, forSeconds is { } time ? TimeSpan.FromSeconds(time) : null);
        _host.Sees(Offers(Offer("O1", 1, Free("cpus:4;mem:1024")) with { Unavailability = planned }), 100);
        (_host.Calls.ShouldHaveSingleItem() is Accept).ShouldBe(launches);
    }

    [Fact]
    public void means_to_leave_in_time_since_its_tasks_are_short()
    {
        var asked = new InverseOffer(new OfferId("O1"), new FrameworkId("F"), new SlaveId("S1"), new Unavailability(At(60)));
        _host.Sees(new InverseOffers([asked]));
        _host.Calls.ShouldHaveSingleItem().ShouldBeOfType<AcceptInverseOffers>().InverseOfferIds.ShouldBe([asked.Id]);
    }

    [Fact]
    public void launches_a_slaves_next_task_when_it_is_offered_again()
    {
        var host = Of(tasksPerSlave: 2);
        host.Sees(Offers("O1", 1, Free("cpus:4;mem:1024")));
        host.Calls.ShouldAccept("O1", 0);
        host.Sees(Offers("O2", 1, Free("cpus:3;mem:896")));
        host.Calls.ShouldAccept("O2", Year);
        host.Sees(Offers("O3", 1, Free("cpus:2;mem:768")));
        host.Calls.ShouldOnlyDecline(Year, "O3");
        host.Policy.TasksLaunched.ShouldBe(2);
    }

    [Fact]
    public void declines_what_is_too_small_for_a_while_and_what_has_had_its_tasks_for_a_year()
    {
        _host.Sees(Offers("O1", 1, Free("cpus:4;mem:1024")));
        _host.Sees(Offers(
            Offer("O2", 1, Free("cpus:4;mem:1024")), Offer("O3", 2, Free("cpus:0.5;mem:1024")),
            Offer("O4", 3, Free("cpus:4;mem:127")), Offer("O5", 1, Free("mem:64"))));
        var declines = _host.Calls.Cast<Decline>().ToList();
        declines.Count.ShouldBe(2);
        declines.Single(decline => decline.RefuseSeconds is null).OfferIds.Select(id => id.Value).ShouldBe(["O3", "O4"]);
        declines.Single(decline => decline.RefuseSeconds == Year).OfferIds.Select(id => id.Value).ShouldBe(["O2", "O5"]);
    }

    [Fact]
    public void uses_resources_reserved_for_its_role()
    {
        var offered = Reserved("cpus:1") + Free("mem:128");
        _host.Sees(Offers("O1", 1, offered));
        _host.Calls.ShouldAccept("O1", Year).ShouldTurn(offered).IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData(TaskState.Finished)]
    [InlineData(TaskState.Lost)]
    [InlineData(TaskState.Unknown)]
    [InlineData(TaskState.Error)]
    public void is_done_when_every_task_is_over_however_it_ended(TaskState end)
    {
        _host.Policy.IsDone.ShouldBeFalse();
        _host.Sees(Offers("O1", 1, Free("cpus:4;mem:1024")));
        _host.Sees(Update("hdfs-O1", TaskState.Running));
        _host.Policy.IsDone.ShouldBeFalse();
        _host.Sees(Update("hdfs-O1", end));
        _host.Policy.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void is_not_done_while_a_slave_is_owed_a_task()
    {
        var host = Of(tasksPerSlave: 2);
        host.Sees(Offers(Offer("O1", 1, Free("cpus:4;mem:1024")), Offer("O2", 2, Free("cpus:0.1"))));
        host.Sees(Update("hdfs-O1", TaskState.Finished));
        host.Policy.IsDone.ShouldBeFalse();
        host.Sees(new LostSlave(new SlaveId("S1")));
        host.Policy.IsDone.ShouldBeFalse();
        host.Sees(new LostSlave(new SlaveId("S2")));
        host.Policy.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void owes_a_lost_slave_its_tasks_when_it_comes_back()
    {
        var host = Of(tasksPerSlave: 2);
        host.Sees(Offers("O1", 1, Free("cpus:4;mem:1024")));
        host.Sees(new LostSlave(new SlaveId("S1")));
        host.Sees(Offers("O2", 1, Free("cpus:0.1")));
        host.Sees(Update("hdfs-O1", TaskState.Lost));
        host.Policy.IsDone.ShouldBeFalse();
        host.Sees(Offers("O3", 1, Free("cpus:4;mem:1024")));
        host.Calls.ShouldAccept("O3", Year);
    }

    [Fact]
    public void counts_the_end_of_a_task_once()
    {
        _host.Sees(Offers(Offer("O1", 1, Free("cpus:4;mem:1024")), Offer("O2", 2, Free("cpus:4;mem:1024"))));
        _host.Sees(Update("hdfs-O1", TaskState.Finished));
        _host.Sees(Update("hdfs-O1", TaskState.Finished)).ShouldBeSameAs(PolicyDecision.Nothing);
        _host.Policy.TasksLive.ShouldBe(1);
    }

    [Fact]
    public void uses_an_offer_that_comes_twice_once()
    {
        var host = Of(tasksPerSlave: 2);
        host.Sees(Offers("O1", 1, Free("cpus:4;mem:1024")));
        host.Sees(Offers("O1", 1, Free("cpus:4;mem:1024"))).ShouldBeSameAs(PolicyDecision.Nothing);
    }

    [Fact]
    public void reconciles_its_tasks_in_the_order_of_their_ids()
    {
        _host.Sees(Offers(Offer("O2", 2, Free("cpus:4;mem:1024")), Offer("O10", 1, Free("cpus:4;mem:1024"))));
        _host.Sees(new FrameworkReregistered(new FrameworkId("F"), new MasterId("M")));
        _host.Calls.ShouldHaveSingleItem().ShouldBeOfType<ReconcileTasks>().Tasks.Select(id => id.Value).ShouldBe(["hdfs-O10", "hdfs-O2"]);
    }

    [Fact]
    public void asks_for_its_tasks_until_it_has_heard_of_each()
    {
        _host.Sees(Offers(Offer("O1", 1, Free("cpus:4;mem:1024")), Offer("O2", 2, Free("cpus:4;mem:1024")), Offer("O3", 3, Free("cpus:4;mem:1024"))));
        var again = _host.Sees(new FrameworkReregistered(new FrameworkId("F"), new MasterId("M"))).Wakes.ShouldHaveSingleItem();
        again.After.ShouldBe(TimeSpan.FromSeconds(30));
        _host.Sees(Update("hdfs-O1", TaskState.Lost), 1);
        _host.Sees(Update("hdfs-O3", TaskState.Running), 1);

        var last = _host.Sees(new Woken(again.Reason), 30);
        _host.Calls.ShouldHaveSingleItem().ShouldBeOfType<ReconcileTasks>().Tasks.ShouldBe([new TaskId("hdfs-O2")]);
        last.Wakes.ShouldBe([again]);
        _host.Sees(Update("hdfs-O2", TaskState.Lost), 31);
        _host.Sees(new Woken(again.Reason), 60).ShouldBe(PolicyDecision.Nothing);
    }

    [Fact]
    public void asks_in_one_round_at_a_time_however_often_it_registers_again()
    {
        _host.Sees(Offers("O1", 1, Free("cpus:4;mem:1024")));
        var first = _host.Sees(new FrameworkReregistered(new FrameworkId("F"), new MasterId("M"))).Wakes[0];
        var second = _host.Sees(new FrameworkReregistered(new FrameworkId("F"), new MasterId("N")), 10).Wakes[0];
        _host.Sees(new Woken(first.Reason), 30).ShouldBe(PolicyDecision.Nothing);
        _host.Sees(new Woken(second.Reason), 40).Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public void decides_without_changing_anything_and_persists_nothing()
    {
        var offers = Offers("O1", 1, Free("cpus:4;mem:1024"));
        _host.Policy.Decide(offers, At(0));
        _host.Sees(offers);
        _host.Calls.ShouldAccept("O1", Year);
        _host.Journal.ShouldBeEmpty();
    }

    [Fact]
    public void writes_fractions_of_seconds_into_the_command()
    {
        var host = new Host<BatchPolicy>(new BatchPolicy(Framework, new BatchSettings(1, 128, TimeSpan.FromMilliseconds(1500), 1)));
        host.Sees(Offers("O1", 1, Free("cpus:4;mem:1024")));
        var launch = host.Calls.ShouldAccept("O1", Year).Operations[0].ShouldBeOfType<Launch>();
        launch.Tasks[0].Command.ShouldBe(new CommandInfo("sleep 1.5", TimeSpan.FromSeconds(1.5)));
    }

    private static Host<BatchPolicy> Of(int tasksPerSlave) =>
        new(new BatchPolicy(Framework, new BatchSettings(1, 128, TimeSpan.FromSeconds(30), tasksPerSlave)));
}
