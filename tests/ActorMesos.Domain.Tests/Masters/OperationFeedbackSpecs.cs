namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>How the master sends operations to slaves that apply them themselves, and what frameworks hear of it (1.11).</summary>
public sealed class OperationFeedbackSpecs
{
    private static readonly Resource Reserved = Resource.Scalar("disk", Scalar.FromWhole(600)).WithDynamicReservation("r", "p");
    private static readonly Resource Volume = Reserved.WithVolume("v", "data", principal: "p");
    private static readonly Resource Rest = Resource.Scalar("disk", Scalar.FromWhole(400)).WithDynamicReservation("r", "p");
    private static readonly OperationId Named = new("op-1");

    private readonly Bench _bench = new(new MasterSettings { Semantics = SemanticsProfile.V111 });
    private readonly FrameworkId _framework;
    private readonly SlaveId _slave;

    public OperationFeedbackSpecs()
    {
        _framework = _bench.Register(Bench.Framework("f", "r", failoverSeconds: 100));
        _slave = _bench.Register(1);
    }

    private SlaveRecord Slave => _bench.Master.Slaves[_slave];

    [Fact]
    public void each_operation_is_sent_by_itself_and_used_at_once()
    {
        Accept(new Reserve([Reserved]), new Create([Volume]));
        _bench.Take<ApplyOperation>("node-1").Select(apply => apply.Operation.Type).ShouldBe(["RESERVE", "CREATE"]);
        _bench.Take<CheckpointResources>("node-1").ShouldBeEmpty();
        Slave.Total.ToString().ShouldBe("cpus:4;disk(r, p)[v:data]:600;disk:400;mem:1024");
    }

    [Fact]
    public void news_of_an_operation_without_an_id_is_acknowledged_by_the_master()
    {
        var apply = Reserve(named: false);
        Answer(apply, OperationState.Finished);
        _bench.Take<OperationStatusAcknowledgement>("node-1").ShouldHaveSingleItem().Uuid.ShouldBe(apply.Uuid);
        _bench.Take<OperationStatusUpdate>("f").ShouldBeEmpty();
        Slave.Operations.ShouldBeEmpty();
    }

    [Fact]
    public void news_for_a_framework_that_nobody_knows_waits_for_ten_minutes_and_is_acknowledged_by_the_master_then()
    {
        var bench = new Bench(new MasterSettings { Semantics = SemanticsProfile.V111 }, Registry.Empty.Apply(new SlaveAdmission(new SlaveId("OLD-S1"), Bench.SlaveInfo(1))));
        var news = new OperationStatusUpdate(
            new Guid(1, 0, 0, new byte[8]), new FrameworkId("OLD-0000"),
            new OperationStatus(OperationState.Finished, Named, new SlaveId("OLD-S1"), new Guid(2, 0, 0, new byte[8]), null));
        bench.RunTo(20);
        SlaveAdmissionSpecs.Back(bench, new SlaveId("OLD-S1"), Resources.Empty);
        foreach (var seconds in (double[])[20, 30, 50, 90, 170, 330, 619.999])
        {
            UnreachableSlaveSpecs.Answering(bench, seconds);
            bench.Receive(news);
            bench.Take<OperationStatusAcknowledgement>("node-1").ShouldBeEmpty($"the framework may still come at {seconds} s");
        }

        bench.RunTo(620);
        bench.Receive(news);
        bench.Take<OperationStatusAcknowledgement>("node-1").ShouldBe([new(news.Uuid, news.Status.Uuid!.Value)]);
        bench.Master.Slaves.Values.Single().Operations.ShouldBeEmpty();
    }

    [Fact]
    public void news_of_an_operation_with_an_id_goes_to_its_framework_which_acknowledges_it()
    {
        var apply = Reserve();
        Answer(apply, OperationState.Finished);
        var status = _bench.Take<OperationStatusUpdate>("f").ShouldHaveSingleItem().Status;
        (status.State, status.OperationId).ShouldBe((OperationState.Finished, Named));
        _bench.Take<OperationStatusAcknowledgement>("node-1").ShouldBeEmpty();
        Acknowledge(status.Uuid!.Value);
        _bench.Take<OperationStatusAcknowledgement>("node-1").ShouldHaveSingleItem().ShouldBe(new(apply.Uuid, status.Uuid.Value));
        Slave.Operations.ShouldBeEmpty();
    }

    [Fact]
    public void news_that_comes_again_is_forwarded_again_even_after_its_acknowledgement()
    {
        var apply = Reserve();
        Answer(apply, OperationState.Finished);
        Acknowledge(_bench.Take<OperationStatusUpdate>("f").ShouldHaveSingleItem().Status.Uuid!.Value);
        _bench.Take<OperationStatusAcknowledgement>("node-1");
        Answer(apply, OperationState.Finished);
        Acknowledge(_bench.Take<OperationStatusUpdate>("f").ShouldHaveSingleItem().Status.Uuid!.Value);
        _bench.Take<OperationStatusAcknowledgement>("node-1").ShouldHaveSingleItem();
    }

    [Fact]
    public void an_acknowledgement_with_a_wrong_uuid_is_ignored()
    {
        Answer(Reserve(), OperationState.Finished);
        Acknowledge(new Guid(9, 9, 9, new byte[8]));
        _bench.Take<OperationStatusAcknowledgement>("node-1").ShouldBeEmpty();
        Slave.Operations.ShouldHaveSingleItem();
    }

    [Fact]
    public void a_refused_operation_with_an_id_is_an_error_that_needs_no_acknowledgement()
    {
        Accept(new Create([Volume]) { Id = Named });
        var status = _bench.Take<OperationStatusUpdate>("f").ShouldHaveSingleItem().Status;
        (status.State, status.OperationId, status.Uuid).ShouldBe((OperationState.Error, Named, null));
        status.Message.ShouldNotBeNull().ShouldContain("not-enough-resources");
    }

    [Fact]
    public void operations_on_offers_that_are_void_are_errors_if_they_have_an_id()
    {
        _bench.Receive(new Accept([new OfferId("M-O99")], [new Reserve([Reserved]) { Id = Named }, new Create([Volume])]) { FrameworkId = _framework });
        _bench.Take<OperationStatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(OperationState.Error);
    }

    [Fact]
    public void a_volume_that_grows_is_withheld_until_its_slave_has_answered()
    {
        Grow();
        Slave.Total.ToString().ShouldBe("cpus:4;disk(r, p):400;disk(r, p)[v:data]:600;mem:1024");
        _bench.RunTo(3);
        _bench.Offer("f").Resources.ToString().ShouldBe("cpus:4;mem:1024");
        Slave.Available.ToString().ShouldBe("");
    }

    [Fact]
    public void a_volume_that_has_grown_is_offered_again_at_its_new_size()
    {
        Answer(Grow(), OperationState.Finished);
        Slave.Total.ToString().ShouldBe("cpus:4;disk(r, p)[v:data]:1000;mem:1024");
        _bench.RunTo(3);
        _bench.Offer("f").Resources.ToString().ShouldBe("cpus:4;disk(r, p)[v:data]:1000;mem:1024");
    }

    [Fact]
    public void a_volume_that_could_not_grow_comes_back_as_it_was()
    {
        Answer(Grow(), OperationState.Dropped);
        _bench.RunTo(3);
        _bench.Offer("f").Resources.ToString().ShouldBe("cpus:4;disk(r, p):400;disk(r, p)[v:data]:600;mem:1024");
        _bench.Reports.OfType<OperationLost>().ShouldHaveSingleItem().State.ShouldBe(OperationState.Dropped);
    }

    [Fact]
    public void what_a_framework_that_has_ended_was_growing_is_free_once_it_has_grown()
    {
        var apply = Grow();
        _bench.Receive(new TeardownFramework { FrameworkId = _framework });
        Answer(apply, OperationState.Finished);
        Slave.Available.ToString().ShouldBe("cpus:4;disk(r, p)[v:data]:1000;mem:1024");
        _bench.Register(Bench.Framework("g", "r"));
        _bench.Offer("g").Resources.ToString().ShouldBe("cpus:4;disk(r, p)[v:data]:1000;mem:1024");
    }

    [Fact]
    public void a_slave_that_corrects_the_master_is_believed_and_its_offers_are_void()
    {
        Accept(new Reserve([Reserved]));
        _bench.RunTo(1);
        var offer = _bench.Offer("f");
        Answer(_bench.Take<ApplyOperation>("node-1").ShouldHaveSingleItem(), OperationState.Dropped);
        _bench.Receive(new UpdateSlave(_slave, Resources.Empty, []));
        Slave.Total.ToString().ShouldBe("cpus:4;disk:1000;mem:1024");
        _bench.Take<RescindResourceOffer>("f").ShouldHaveSingleItem().OfferId.ShouldBe(offer.Id);
        _bench.RunTo(2);
        _bench.Offer("f").Resources.ToString().ShouldBe("cpus:4;disk:1000;mem:1024");
    }

    [Fact]
    public void an_operation_on_its_way_stays_on_top_of_what_the_slave_reports()
    {
        Reserve(named: false);
        _bench.Receive(new UpdateSlave(_slave, Resources.Empty, []));
        Slave.Total.ToString().ShouldBe("cpus:4;disk(r, p):600;disk:400;mem:1024");
    }

    [Fact]
    public void a_slave_that_is_back_is_asked_about_operations_that_it_does_not_list()
    {
        var apply = Reserve();
        _bench.Receive(new ReregisterSlave(_slave, Bench.SlaveInfo(1), Resources.Empty, []) { Operations = [] });
        _bench.Take<SlaveReregistered>("node-1").ShouldHaveSingleItem().Operations.ShouldNotBeNull()
            .ShouldHaveSingleItem().Uuid.ShouldBe(apply.Uuid);
    }

    [Fact]
    public void a_slave_that_lists_a_finished_growth_has_it_counted_once()
    {
        var apply = Grow();
        var report = new OperationReport(apply.Uuid, _framework, apply.Operation, OperationState.Finished);
        var grown = Volume.WithAmount(Scalar.FromWhole(1000));
        _bench.Receive(new ReregisterSlave(_slave, Bench.SlaveInfo(1), Resources.Of(grown), []) { Operations = [report] });
        Answer(apply, OperationState.Finished);
        Slave.Total.ToString().ShouldBe("cpus:4;disk(r, p)[v:data]:1000;mem:1024");
    }

    [Fact]
    public void reconciliation_tells_the_last_state_of_what_is_known_and_unknown_of_the_rest()
    {
        Reserve();
        Reconcile(new(Named), new(new OperationId("other"), _slave), new(new OperationId("none")))
            .ShouldBe([OperationState.Pending, OperationState.Unknown, OperationState.Unknown]);
    }

    [Fact]
    public void reconciliation_of_nothing_in_particular_tells_all_that_is_known()
    {
        Reserve();
        Reconcile().ShouldBe([OperationState.Pending]);
    }

    [Fact]
    public void operations_of_a_slave_that_is_gone_are_unreachable()
    {
        Reserve();
        _bench.RunTo(100);
        _bench.Take<OperationStatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(OperationState.Unreachable);
        Reconcile(new AskedOperation(Named, _slave)).ShouldBe([OperationState.Unreachable]);
    }

    [Fact]
    public void of_the_operations_of_a_slave_that_says_goodbye_nobody_is_told_and_they_are_unknown_from_then_on()
    {
        Reserve();
        _bench.Receive(new UnregisterSlave(_slave));
        _bench.Take<OperationStatusUpdate>("f").ShouldBeEmpty();
        Reconcile(new AskedOperation(Named, _slave)).ShouldBe([OperationState.Unknown]);
    }

    [Fact]
    public void operations_of_a_slave_that_a_new_master_waits_for_are_recovering()
    {
        var registry = Registry.Empty.Apply(new SlaveAdmission(_slave, Bench.SlaveInfo(1)));
        var successor = new Bench(new MasterSettings { Semantics = SemanticsProfile.V111 }, registry);
        var framework = successor.Register(Bench.Framework("f", "r"));
        successor.Receive(new ReconcileOperations([new(Named, _slave)]) { FrameworkId = framework });
        successor.Take<OperationStatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(OperationState.Recovering);
    }

    [Fact]
    public void in_0_23_an_id_changes_nothing()
    {
        var bench = new Bench();
        var framework = bench.Register(Bench.Framework("f", "r"));
        bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Reserve([Reserved]) { Id = Named }, new Create([Volume, Volume]) { Id = new OperationId("bad") });
        bench.Take<CheckpointResources>("node-1").ShouldHaveSingleItem();
        bench.Take<OperationStatusUpdate>("f").ShouldBeEmpty();
    }

    private void Accept(params Operation[] operations) => _bench.Accept(_framework, _bench.Offer("f"), operations);

    private ApplyOperation Reserve(bool named = true)
    {
        Accept(new Reserve([Reserved]) { Id = named ? Named : null });
        return _bench.Take<ApplyOperation>("node-1").ShouldHaveSingleItem();
    }

    private ApplyOperation Grow()
    {
        Accept(new Reserve([Reserved, Rest]), new Create([Volume]));
        _bench.Take<ApplyOperation>("node-1").ForEach(apply => Answer(apply, OperationState.Finished));
        _bench.RunTo(2);
        Accept(new GrowVolume(Volume, Rest));
        return _bench.Take<ApplyOperation>("node-1").ShouldHaveSingleItem();
    }

    private void Answer(ApplyOperation apply, OperationState state)
    {
        var status = new OperationStatus(state, apply.Operation.Id, _slave, new Guid(1, 0, 0, new byte[8]));
        _bench.Receive(new OperationStatusUpdate(apply.Uuid, apply.FrameworkId, status));
    }

    private void Acknowledge(Guid uuid) => _bench.Receive(new AcknowledgeOperationStatus(Named, _slave, uuid) { FrameworkId = _framework });

    private OperationState[] Reconcile(params AskedOperation[] asked)
    {
        _bench.Take<OperationStatusUpdate>("f");
        _bench.Receive(new ReconcileOperations(asked) { FrameworkId = _framework });
        return [.. _bench.Take<OperationStatusUpdate>("f").Select(update => update.Status.State)];
    }
}
