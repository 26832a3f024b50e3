namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>How many slaves are given up, and how fast.</summary>
public sealed class SlaveRemovalLimitSpecs
{
    private static readonly MasterSettings OneInTwentyMinutes = new() { SlaveRemovalInterval = TimeSpan.FromMinutes(20) };

    [Fact]
    public void the_first_goes_at_once_and_the_others_wait_for_their_turn()
    {
        var bench = new Bench(OneInTwentyMinutes);
        bench.Register(1);
        bench.Register(2);
        bench.Register(3);
        bench.RunTo(75);
        Left(bench).ShouldBe(["node-2", "node-3"]);
        bench.RunTo(75 + 1199.999);
        Left(bench).ShouldBe(["node-2", "node-3"]);
        bench.RunTo(75 + 1200);
        Left(bench).ShouldBe(["node-3"]);
        bench.RunTo(75 + 2400);
        Left(bench).ShouldBeEmpty();
    }

    [Fact]
    public void a_slave_that_answers_while_it_waits_stays_and_takes_nobodys_turn()
    {
        var bench = new Bench(OneInTwentyMinutes);
        bench.Register(1);
        var second = bench.Register(2);
        bench.Register(3);
        bench.RunTo(80);
        bench.Receive(new Pong(Bench.Node(2)));
        bench.Reports.OfType<SlaveRemovalCancelled>().ShouldBe([new SlaveRemovalCancelled(second)]);
        for (var seconds = 90; seconds < 1270; seconds += 15)
        {
            bench.RunTo(seconds);
            bench.Receive(new Pong(Bench.Node(2)));
        }

        bench.RunTo(1275);
        Left(bench).ShouldBe(["node-2"]);
        var metrics = bench.Master.Metrics(bench.Now);
        string[] counted = ["scheduled", "canceled", "completed"];
        counted.Select(word => metrics[$"master/slave_shutdowns_{word}"]).ShouldBe([3, 1, 2]);
    }

    [Fact]
    public void a_slave_that_answers_pings_and_does_not_register_again_goes_when_its_turn_comes()
    {
        var bench = new Bench(OneInTwentyMinutes with { Semantics = SemanticsProfile.V111 });
        Disconnect(bench, 1);
        Disconnect(bench, 2);
        Answering(bench, 600, 1, 2);
        Left(bench).ShouldBe(["node-2"]);
        Answering(bench, 1799.999, 2);
        Left(bench).ShouldBe(["node-2"]);
        Answering(bench, 1800, 2);
        Left(bench).ShouldBeEmpty();
        bench.Reports.OfType<SlaveRemovalCancelled>().ShouldBeEmpty();
    }

    [Fact]
    public void one_that_was_silent_before_it_was_late_to_register_is_not_spared_by_an_answer()
    {
        var bench = new Bench(OneInTwentyMinutes with { Semantics = SemanticsProfile.V111 });
        bench.Register(1);
        Disconnect(bench, 2);
        Answering(bench, 480, 2);
        bench.RunTo(570);
        bench.Reports.OfType<SlaveRemovalScheduled>().Count().ShouldBe(2, "the first at 75 s, and the second now");
        bench.RunTo(605);
        Answering(bench, 1274.999, 2);
        Left(bench).ShouldBe(["node-2"]);
        bench.RunTo(1275);
        Left(bench).ShouldBeEmpty();
    }

    [Fact]
    public void one_that_registers_again_while_it_waits_stays()
    {
        var bench = new Bench(OneInTwentyMinutes with { Semantics = SemanticsProfile.V111 });
        Disconnect(bench, 1);
        var second = Disconnect(bench, 2);
        Answering(bench, 900, 1, 2);
        bench.Receive(new ReregisterSlave(second, Bench.SlaveInfo(2), Resources.Empty, []));
        Answering(bench, 2000, 2);
        Left(bench).ShouldBe(["node-2"]);
        bench.Reports.OfType<SlaveRemovalCancelled>().ShouldBe([new SlaveRemovalCancelled(second)]);
    }

    [Fact]
    public void without_a_limit_all_go_at_once()
    {
        var bench = new Bench();
        bench.Register(1);
        bench.Register(2);
        bench.RunTo(75);
        Left(bench).ShouldBeEmpty();
        bench.Reports.OfType<SlaveRemovalScheduled>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void slaves_that_do_not_come_back_to_a_new_master_go_by_the_same_rate(string release)
    {
        var semantics = SemanticsProfile.All.Single(profile => profile.Name == release);
        var bench = new Bench(OneInTwentyMinutes with { Semantics = semantics }, Registry(3));
        bench.Receive(new ReregisterFramework(new FrameworkId("OLD-0000"), Bench.Framework("f")));
        bench.RunTo(600);
        bench.Take<LostSlave>("f").ShouldBe([new LostSlave(new SlaveId("OLD-S1"))]);
        bench.Receive(new ReregisterSlave(new SlaveId("OLD-S2"), Bench.SlaveInfo(2), Resources.Empty, []));
        bench.RunTo(1799.999);
        bench.Take<LostSlave>("f").ShouldBeEmpty();
        bench.Receive(new Pong(Bench.Node(2)));
        bench.RunTo(1800);
        bench.Take<LostSlave>("f").Select(lost => lost.SlaveId.Value).ShouldContain("OLD-S3");
        bench.Take<StatusUpdate>("f").ShouldBeEmpty("a new master knows no tasks of theirs");
        bench.Registry.Unreachable.ContainsKey(new SlaveId("OLD-S3")).ShouldBe(semantics.RemovedSlavesReturn);
    }

    [Theory]
    [InlineData(66, true)]
    [InlineData(67, false)]
    public void a_new_master_ends_when_too_many_slaves_are_missing(int limit, bool ends)
    {
        var bench = new Bench(new MasterSettings { RecoverySlaveRemovalLimit = limit }, Registry(3));
        bench.Receive(new ReregisterSlave(new SlaveId("OLD-S1"), Bench.SlaveInfo(1), Resources.Empty, []));
        UnreachableSlaveSpecs.Answering(bench, to: 599.999);
        bench.Reports.OfType<MasterEnded>().ShouldBeEmpty();
        bench.RunTo(600);
        bench.Reports.OfType<MasterEnded>().Count().ShouldBe(ends ? 1 : 0);
        bench.Registry.Slaves.Count.ShouldBe(ends ? 3 : 1);
    }

    [Fact]
    public void slaves_that_came_since_do_not_make_those_fewer_that_are_missing()
    {
        var bench = new Bench(new MasterSettings { RecoverySlaveRemovalLimit = 66 }, Registry(3));
        bench.Receive(new ReregisterSlave(new SlaveId("OLD-S1"), Bench.SlaveInfo(1), Resources.Empty, []));
        bench.RunTo(599);
        Enumerable.Range(4, 6).ToList().ForEach(slave => bench.Register(slave));
        bench.RunTo(600);
        bench.Reports.OfType<MasterEnded>().Count().ShouldBe(1, "two of three is more than 66 %, however many there are now");
    }

    [Fact]
    public void a_slave_whose_return_is_being_written_counts_as_missing_and_is_not_given_up()
    {
        var bench = new Bench(new MasterSettings { RecoverySlaveRemovalLimit = 66 }, Registry(3));
        bench.Receive(new ReregisterSlave(new SlaveId("OLD-S1"), Bench.SlaveInfo(1), Resources.Empty, []));
        bench.IsHolding = true;
        bench.Receive(new ReregisterSlave(new SlaveId("OLD-S2"), Bench.SlaveInfo(2), Resources.Empty, []));
        UnreachableSlaveSpecs.Answering(bench, to: 600);
        bench.Reports.OfType<MasterEnded>().Count().ShouldBe(1, "two of three have not come back, as Mesos counts");

        var lenient = new Bench(new MasterSettings { RecoverySlaveRemovalLimit = 67 }, Registry(3)) { IsHolding = true };
        lenient.Receive(new ReregisterSlave(new SlaveId("OLD-S1"), Bench.SlaveInfo(1), Resources.Empty, []));
        lenient.Receive(new ReregisterSlave(new SlaveId("OLD-S2"), Bench.SlaveInfo(2), Resources.Empty, []));
        lenient.RunTo(599);
        lenient.Persist();
        lenient.Receive(new ReregisterSlave(new SlaveId("OLD-S3"), Bench.SlaveInfo(3), Resources.Empty, []));
        lenient.RunTo(600);
        lenient.Persist();
        Left(lenient).ShouldBe(["node-1", "node-2", "node-3"]);
    }

    private static SlaveId Disconnect(Bench bench, int slave)
    {
        var id = bench.Register(slave);
        bench.Receive(new Exited(Bench.Node(slave)));
        return id;
    }

    /// <summary>Time passes, and these slaves answer every ping.</summary>
    private static void Answering(Bench bench, double to, params int[] slaves)
    {
        while (bench.Now.SinceStart.TotalSeconds < to)
        {
            bench.RunTo(Math.Min(to, bench.Now.SinceStart.TotalSeconds + 5));
            foreach (var slave in slaves)
            {
                bench.Receive(new Pong(Bench.Node(slave)));
            }
        }
    }

    private static List<string> Left(Bench bench) =>
        [.. bench.Master.Slaves.Values.Select(slave => slave.Info.Node.Value).Order(StringComparer.Ordinal)];

    private static Registry Registry(int slaves) => Enumerable.Range(1, slaves).Aggregate(
        Masters.Registry.Empty, (registry, number) => registry.Apply(new SlaveAdmission(new SlaveId($"OLD-S{number}"), Bench.SlaveInfo(number))));
}
