namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

/// <summary>Machines that are scheduled for maintenance, go down, and come up again.</summary>
public sealed class MaintenanceSpecs
{
    private static readonly MasterSettings Late = new() { Semantics = SemanticsProfile.V111 };
    private static readonly Unavailability Planned = new(Instant.After(TimeSpan.FromMinutes(10)), TimeSpan.FromHours(1));

    [Fact]
    public void a_schedule_rescinds_what_was_offered_and_the_next_offer_says_when_the_slave_goes()
    {
        var bench = new Bench(Late);
        bench.Register(Bench.Framework("f"));
        bench.Register(1);
        var offer = bench.Offer("f");
        offer.Unavailability.ShouldBeNull();
        bench.IsHolding = true;
        Ask(bench, Schedule("node-1")).ShouldBeNull("the registry has it first");
        bench.Take<RescindResourceOffer>("f").ShouldBeEmpty();
        bench.Persist();
        bench.Take<OperatorAnswer>("o").ShouldHaveSingleItem().Status.ShouldBe(OperatorStatus.Ok);
        bench.Take<RescindResourceOffer>("f").ShouldBe([new RescindResourceOffer(offer.Id)]);
        bench.Offer("f").Unavailability.ShouldBe(Planned);
        bench.Registry.Maintenance.ModeOf("node-1").ShouldBe(MachineMode.Draining);
    }

    [Fact]
    public void only_frameworks_that_have_something_of_the_slave_are_asked_to_leave_it()
    {
        var (bench, framework, slave) = UnreachableSlaveSpecs.Running(Late, FrameworkCapabilities.None);
        bench.Receive(new SuppressOffers { FrameworkId = framework });
        bench.Register(Bench.Framework("idle"));
        bench.Take<ResourceOffers>("idle").SelectMany(offers => offers.Offers).ToList()
            .ForEach(offer => bench.Receive(new Decline([offer.Id], 1000) { FrameworkId = offer.FrameworkId }));
        Ask(bench, Schedule("node-1"));
        var asked = Asked(bench, "f").ShouldHaveSingleItem();
        (asked.SlaveId, asked.FrameworkId, asked.Unavailability).ShouldBe((slave, framework, Planned));
        bench.RunTo(bench.Now.SinceStart.TotalSeconds + 20);
        Asked(bench, "f").ShouldBeEmpty("the first still stands");
        Asked(bench, "idle").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void an_answer_shows_in_the_status_and_the_framework_is_asked_again_after_its_filter(bool accepts)
    {
        var (bench, framework, inverse) = AskedToLeave();
        var at = bench.Now;
        bench.Receive(accepts
            ? new AcceptInverseOffers([inverse.Id], 10) { FrameworkId = framework }
            : new DeclineInverseOffers([inverse.Id], 10) { FrameworkId = framework });
        var machine = Status(bench).Draining.ShouldHaveSingleItem();
        machine.Machine.ShouldBe("node-1");
        machine.Answers.ShouldBe([new InverseOfferAnswer(framework, accepts, at)]);
        bench.RunTo(at.SinceStart.TotalSeconds + 9.999);
        Asked(bench, "f").ShouldBeEmpty();
        bench.RunTo(at.SinceStart.TotalSeconds + 11);
        Asked(bench, "f").ShouldHaveSingleItem().Id.ShouldNotBe(inverse.Id);
    }

    [Fact]
    public void answers_to_what_is_void_or_anothers_count_for_nothing()
    {
        var (bench, framework, inverse) = AskedToLeave();
        var other = bench.Register(Bench.Framework("g"));
        bench.Receive(new AcceptInverseOffers([inverse.Id, new OfferId("none")]) { FrameworkId = other });
        Status(bench).Draining.ShouldHaveSingleItem().Answers.ShouldBeEmpty();
        bench.Receive(new DeclineInverseOffers([inverse.Id]) { FrameworkId = framework });
        bench.Receive(new AcceptInverseOffers([inverse.Id]) { FrameworkId = framework });
        Status(bench).Draining[0].Answers.ShouldHaveSingleItem().IsAccepted.ShouldBeFalse("it was answered already");
    }

    [Fact]
    public void another_schedule_asks_anew_whatever_was_answered_or_refused()
    {
        var (bench, framework, inverse) = AskedToLeave();
        bench.Receive(new AcceptInverseOffers([inverse.Id], 1000) { FrameworkId = framework });
        Ask(bench, Schedule("node-1"));
        var second = Asked(bench, "f").ShouldHaveSingleItem();
        Status(bench).Draining[0].Answers.ShouldBeEmpty();
        Ask(bench, Schedule("node-1"));
        bench.Take<RescindInverseOffer>("f").ShouldBe([new RescindInverseOffer(second.Id)]);
        Asked(bench, "f").Count.ShouldBe(1);
    }

    [Fact]
    public void a_framework_that_revives_is_asked_again()
    {
        var (bench, framework, inverse) = AskedToLeave();
        bench.Receive(new DeclineInverseOffers([inverse.Id], 1000) { FrameworkId = framework });
        bench.Receive(new ReviveOffers { FrameworkId = framework });
        Asked(bench, "f").Count.ShouldBe(1);
    }

    [Fact]
    public void a_machine_that_is_taken_off_the_schedule_is_up_and_nobody_is_asked_to_leave_it()
    {
        var (bench, _, inverse) = AskedToLeave();
        Ask(bench, new UpdateMaintenanceSchedule([]))!.Status.ShouldBe(OperatorStatus.Ok);
        bench.Take<RescindInverseOffer>("f").ShouldBe([new RescindInverseOffer(inverse.Id)]);
        bench.RunTo(bench.Now.SinceStart.TotalSeconds + 2);
        Asked(bench, "f").ShouldBeEmpty();
        bench.Offers("f").ShouldAllBe(offer => offer.Unavailability == null);
    }

    [Fact]
    public void an_inverse_offer_falls_with_its_slaves_connection_and_is_made_again_with_it()
    {
        var (bench, framework, inverse) = AskedToLeave();
        bench.Receive(new Exited(Bench.Node(1)));
        bench.Take<RescindInverseOffer>("f").ShouldBe([new RescindInverseOffer(inverse.Id)]);
        bench.RunTo(bench.Now.SinceStart.TotalSeconds + 3);
        Asked(bench, "f").ShouldBeEmpty();
        SlaveAdmissionSpecs.Back(bench, inverse.SlaveId, Resources.Empty, new TaskReport(framework, Bench.Task("t", inverse.SlaveId), TaskState.Running));
        bench.RunTo(bench.Now.SinceStart.TotalSeconds + 1);
        Asked(bench, "f").Count.ShouldBe(1);
    }

    [Fact]
    public void the_offer_timeout_holds_for_inverse_offers_too()
    {
        var (bench, _, inverse) = AskedToLeave(Late with { OfferTimeout = TimeSpan.FromSeconds(30) });
        var at = bench.Now.SinceStart.TotalSeconds;
        bench.RunTo(at + 29.999);
        bench.Take<RescindInverseOffer>("f").ShouldBeEmpty();
        bench.RunTo(at + 30);
        bench.Take<RescindInverseOffer>("f").ShouldBe([new RescindInverseOffer(inverse.Id)]);
    }

    [Fact]
    public void a_machine_that_goes_down_takes_its_slave_with_it_and_lets_none_in_until_it_is_up()
    {
        var (bench, framework, inverse) = AskedToLeave();
        Ask(bench, new StartMaintenance(["node-1"]))!.Status.ShouldBe(OperatorStatus.Ok);
        bench.Take<ShutdownSlave>("node-1").Count.ShouldBe(1);
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Lost);
        bench.Take<LostSlave>("f").ShouldBe([new LostSlave(inverse.SlaveId)]);
        bench.Registry.Slaves.ShouldBeEmpty();
        Status(bench).ShouldSatisfyAllConditions(
            status => status.Draining.ShouldBeEmpty(),
            status => status.Down.ShouldBe(["node-1"]));
        SlaveAdmissionSpecs.Back(bench, inverse.SlaveId, Resources.Empty, new TaskReport(framework, Bench.Task("t", inverse.SlaveId), TaskState.Running));
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Empty));
        bench.Take<ShutdownSlave>("node-1").ShouldBe([new ShutdownSlave("Machine is `DOWN`"), new ShutdownSlave("Machine is `DOWN`")]);
        Ask(bench, new StopMaintenance(["NODE-1"]))!.Status.ShouldBe(OperatorStatus.Ok);
        bench.Register(1);
        bench.Registry.Maintenance.Windows.ShouldBeEmpty();
        bench.Registry.Maintenance.Down.ShouldBeEmpty();
    }

    [Fact]
    public void a_slave_that_is_let_in_while_its_machine_goes_down_is_shut_down()
    {
        var bench = new Bench(Late);
        Ask(bench, Schedule("node-1"));
        bench.IsHolding = true;
        Ask(bench, new StartMaintenance(["node-1"]));
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Empty));
        bench.IsHolding = false;
        bench.Persist();
        bench.Take<ShutdownSlave>("node-1").Count.ShouldBe(1);
        bench.Master.Slaves.ShouldBeEmpty();
    }

    [Fact]
    public void another_master_knows_what_is_planned_and_what_is_down()
    {
        var bench = new Bench(Late);
        Ask(bench, Schedule("node-1", "node-2"));
        Ask(bench, new StartMaintenance(["node-2"]));
        var next = new Bench(Late, bench.Registry);
        next.Register(Bench.Framework("f"));
        next.Register(1);
        next.Offer("f").Unavailability.ShouldBe(Planned);
        next.Receive(new RegisterSlave(Bench.SlaveInfo(2), Resources.Empty));
        next.Take<ShutdownSlave>("node-2").Count.ShouldBe(1);
        Ask(next, new StartMaintenance(["node-2"]))!.Refusal!.Rule.ShouldBe("machine-draining");
    }

    [Fact]
    public void two_calls_at_once_cannot_contradict_each_other()
    {
        var bench = new Bench(Late);
        bench.IsHolding = true;
        Ask(bench, Schedule("node-1")).ShouldBeNull();
        Ask(bench, new StartMaintenance(["node-1"])).ShouldBeNull();
        Ask(bench, new UpdateMaintenanceSchedule([]))!.Refusal!.Rule.ShouldBe("machine-stays");
        bench.Persist();
        bench.Registry.Maintenance.ModeOf("node-1").ShouldBe(MachineMode.Down);
    }

    [Fact]
    public void in_0_23_there_is_no_maintenance()
    {
        var bench = new Bench();
        OperatorCall[] calls = [Schedule("node-1"), new StartMaintenance(["node-1"]), new StopMaintenance(["node-1"]), new GetMaintenanceSchedule(), new GetMaintenanceStatus()];
        foreach (var call in calls)
        {
            Ask(bench, call)!.Refusal!.Rule.ShouldBe("call-known");
        }
    }

    private static UpdateMaintenanceSchedule Schedule(params string[] machines) => new([new MaintenanceWindow(machines, Planned)]);

    private static (Bench Bench, FrameworkId Framework, InverseOffer Asked) AskedToLeave(MasterSettings? settings = null)
    {
        var (bench, framework, _) = UnreachableSlaveSpecs.Running(settings ?? Late, FrameworkCapabilities.None);
        bench.Receive(new SuppressOffers { FrameworkId = framework });
        Ask(bench, Schedule("node-1"));
        return (bench, framework, Asked(bench, "f").ShouldHaveSingleItem());
    }

    private static MaintenanceStatus Status(Bench bench) => Ask(bench, new GetMaintenanceStatus())!.View.ShouldBeOfType<MaintenanceStatus>();

    private static List<InverseOffer> Asked(Bench bench, string framework) => [.. bench.Take<InverseOffers>(framework).SelectMany(message => message.Offers)];

    private static OperatorAnswer? Ask(Bench bench, OperatorCall call)
    {
        bench.Receive(call with { From = new NodeName("o"), Number = 1 });
        return bench.Take<OperatorAnswer>("o").SingleOrDefault();
    }
}
