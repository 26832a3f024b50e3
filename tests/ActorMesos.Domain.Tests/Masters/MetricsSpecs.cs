namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Metrics;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

/// <summary>What a master counts, under Mesos's names: each number moves when it should and at no other time.</summary>
public sealed class MetricsSpecs
{
    private readonly Bench _bench = new(new MasterSettings { Semantics = SemanticsProfile.V111 });
    private MetricsSnapshot _before;

    public MetricsSpecs() => _before = Read();

    [Fact]
    public void a_framework_that_comes_and_goes()
    {
        var framework = _bench.Register(Bench.Framework("f", failoverSeconds: 60));
        Moved("master/frameworks_active +1", "master/frameworks_connected +1", "master/messages_register_framework +1");
        _bench.Receive(new Exited(new NodeName("f")));
        Moved("master/frameworks_active -1", "master/frameworks_connected -1", "master/frameworks_disconnected +1", "master/frameworks_inactive +1");
        _bench.Receive(new ReviveOffers { FrameworkId = framework });
        Moved("frameworks/p/messages_processed +1", "frameworks/p/messages_received +1");
        _bench.Receive(new ReregisterFramework(framework, Bench.Framework("f")));
        Moved(
            "frameworks/p/messages_processed +1", "frameworks/p/messages_received +1", "master/frameworks_active +1", "master/frameworks_connected +1",
            "master/frameworks_disconnected -1", "master/frameworks_inactive -1", "master/messages_reregister_framework +1");
        _bench.Receive(new DeactivateFramework { FrameworkId = framework });
        Moved(
            "frameworks/p/messages_processed +1", "frameworks/p/messages_received +1",
            "master/frameworks_active -1", "master/frameworks_inactive +1", "master/messages_deactivate_framework +1");
    }

    [Fact]
    public void a_slave_that_registers_is_offered_and_is_lost()
    {
        var slave = _bench.Register(1);
        Moved(
            "master/cpus_total +4", "master/disk_total +1000", "master/mem_total +1024", "master/messages_register_slave +1",
            "master/slave_registrations +1", "master/slaves_active +1", "master/slaves_connected +1");
        _bench.Register(Bench.Framework("f"));
        Moved("master/frameworks_active +1", "master/frameworks_connected +1", "master/messages_register_framework +1", "master/outstanding_offers +1");
        SlaveAdmissionSpecs.Back(_bench, slave, Domain.Resources.Resources.Empty);
        Moved("master/messages_reregister_slave +1", "master/slave_reregistrations +1");
        _bench.Receive(new Exited(Bench.Node(1)));
        Moved(
            "master/outstanding_offers -1", "master/slaves_active -1", "master/slaves_connected -1", "master/slaves_disconnected +1",
            "master/slaves_inactive +1");
        _bench.Register(1);
        Moved(
            "master/messages_register_slave +1", "master/outstanding_offers +1", "master/slave_registrations +1", "master/slave_removals +1",
            "master/slave_removals/reason_registered +1", "master/slaves_active +1", "master/slaves_connected +1", "master/slaves_disconnected -1",
            "master/slaves_inactive -1");
    }

    [Fact]
    public void a_slave_that_does_not_answer_and_one_that_unregisters()
    {
        var (framework, slave, offer) = Offered();
        _bench.Accept(framework, offer, new Launch([Bench.Task("t", slave)]));
        _bench.RunTo(74.999);
        _before = Read();
        _bench.RunTo(75);
        Moved(
            "master/cpus_percent -0.25", "master/cpus_total -4", "master/cpus_used -1", "master/disk_total -1000", "master/mem_percent -0.125",
            "master/mem_total -1024", "master/mem_used -128", "master/outstanding_offers -1", "master/slave_removals +1",
            "master/slave_removals/reason_unhealthy +1", "master/slave_unreachable_completed +1", "master/slave_unreachable_scheduled +1",
            "master/slaves_active -1", "master/slaves_connected -1", "master/slaves_unreachable +1", "master/task_lost/source_master/reason_slave_removed +1",
            "master/tasks_lost +1", "master/tasks_staging -1", "master/uptime_secs +0.001");
        var second = _bench.Register(2);
        _before = Read();
        _bench.Receive(new UnregisterSlave(second));
        Moved(
            "master/cpus_total -4", "master/disk_total -1000", "master/mem_total -1024", "master/messages_unregister_slave +1", "master/outstanding_offers -1",
            "master/slave_removals +1", "master/slave_removals/reason_unregistered +1", "master/slaves_active -1", "master/slaves_connected -1");
    }

    [Fact]
    public void a_slave_of_which_nothing_is_offered_is_connected_and_not_active()
    {
        var slave = _bench.Register(1);
        _before = Read();
        _bench.Receive(new DeactivateSlave(slave) { From = new NodeName("o"), Number = 1 });
        Moved("master/slaves_active -1", "master/slaves_inactive +1");
    }

    [Fact]
    public void a_task_from_its_launch_to_its_end()
    {
        var (framework, slave, offer) = Offered();
        _bench.Accept(framework, offer, new Launch([Bench.Task("t", slave)]));
        Moved(
            Said("master/cpus_percent +0.25", "master/cpus_used +1", "master/mem_percent +0.125", "master/mem_used +128",
            "master/messages_launch_tasks +1", "master/outstanding_offers -1", "master/tasks_staging +1"));
        _bench.Receive(_bench.Update(framework, "t", TaskState.Running, slave));
        Moved("master/messages_status_update +1", "master/tasks_running +1", "master/tasks_staging -1", "master/valid_status_updates +1");
        _bench.Receive(_bench.Update(framework, "t", TaskState.Finished, slave, uuid: 2));
        Moved(
            "master/cpus_percent -0.25", "master/cpus_used -1", "master/mem_percent -0.125", "master/mem_used -128", "master/messages_status_update +1",
            "master/tasks_finished +1", "master/tasks_running -1", "master/valid_status_updates +1");
        _bench.Receive(new StatusUpdateAcknowledgement(framework, slave, new TaskId("t"), new Guid(2, 0, 0, new byte[8])));
        Moved(Said("master/messages_status_update_acknowledgement +1", "master/valid_status_update_acknowledgements +1"));
        _bench.Receive(_bench.Update(framework, "t", TaskState.Finished, slave, uuid: 3));
        Moved("master/invalid_status_updates +1", "master/messages_status_update +1");
        _bench.Receive(new StatusUpdateAcknowledgement(framework, new SlaveId("none"), new TaskId("t"), Guid.Empty));
        Moved(Said("master/invalid_status_update_acknowledgements +1", "master/messages_status_update_acknowledgement +1"));
    }

    [Fact]
    public void a_task_that_cannot_be_launched_and_one_that_ends_with_its_framework()
    {
        var (framework, slave, offer) = Offered();
        _bench.Accept(framework, offer, new Launch([Bench.Task("t", slave, "cpus:99"), Bench.Task("u", slave, "cpus:1")]));
        Moved(
            Said("master/cpus_percent +0.25", "master/cpus_used +1", "master/messages_launch_tasks +1", "master/outstanding_offers -1",
            "master/task_error/source_master/reason_task_invalid +1", "master/tasks_error +1", "master/tasks_staging +1"));
        _bench.Receive(new TeardownFramework { FrameworkId = framework });
        Moved(
            Said("master/cpus_percent -0.25", "master/cpus_used -1", "master/frameworks_active -1", "master/frameworks_connected -1",
            "master/messages_unregister_framework +1", "master/task_killed/source_master/reason_framework_removed +1", "master/tasks_killed +1",
            "master/tasks_staging -1"));
    }

    [Fact]
    public void calls_that_change_nothing_but_their_count()
    {
        var (framework, slave, offer) = Offered();
        _bench.Receive(new Decline([offer.Id], 1000) { FrameworkId = framework });
        Moved(Said("master/messages_decline_offers +1", "master/outstanding_offers -1"));
        _bench.Receive(new SuppressOffers { FrameworkId = framework });
        Moved(Said("master/messages_suppress_offers +1"));
        _bench.Receive(new KillTask(new TaskId("t")) { FrameworkId = framework });
        Moved(Said("master/messages_kill_task +1"));
        _bench.Receive(new ReconcileTasks([]) { FrameworkId = framework });
        Moved(Said("master/messages_reconcile_tasks +1"));
        _bench.Receive(new SendToExecutor(slave, new("e"), "hello") { FrameworkId = framework });
        Moved(Said("master/messages_framework_to_executor +1", "master/valid_framework_to_executor_messages +1"));
        _bench.Receive(new SendToExecutor(new("none"), new("e"), "hello") { FrameworkId = framework });
        Moved(Said("master/invalid_framework_to_executor_messages +1", "master/messages_framework_to_executor +1"));
        _bench.Receive(new ReviveOffers { FrameworkId = framework });
        Moved(Said("master/messages_revive_offers +1", "master/outstanding_offers +1"));
        _bench.Receive(new Accept([_bench.Offer("f").Id], []) { FrameworkId = framework });
        Moved(Said("master/messages_decline_offers +1", "master/outstanding_offers -1"));
    }

    [Fact]
    public void each_framework_is_counted_by_itself()
    {
        var (framework, slave, offer) = Offered("a b");
        _bench.Accept(framework, offer, new Launch([Bench.Task("t", slave), Bench.Task("bad", slave, "cpus:99")]));
        _bench.RunTo(1);
        _bench.Receive(new Decline([_bench.Offer("a b").Id, new("stale")], 100) { FrameworkId = framework });
        _bench.Receive(new SuppressOffers { FrameworkId = framework });
        _bench.Receive(_bench.Update(framework, "t", TaskState.Running, slave));
        var metrics = Read().Values.Where(metric => metric.Key.StartsWith($"master/frameworks/a%20b/{framework}/", StringComparison.Ordinal))
            .Where(metric => metric.Value != 0).Select(metric => $"{metric.Key[$"master/frameworks/a%20b/{framework}/".Length..]} {metric.Value}");
        metrics.ShouldBe(
        [
            "calls 3", "calls/accept 1", "calls/decline 1", "calls/suppress 1", "events 5", "events/offers 2", "events/subscribed 1", "events/update 2",
            "offers/accepted 1", "offers/declined 1", "offers/sent 2", "roles/*/suppressed 1", "subscribed 1", "tasks/active/task_running 1",
            "tasks/terminal/task_error 1",
        ]);
    }

    [Fact]
    public void the_allocator_says_what_it_gave_and_what_is_set()
    {
        var (framework, slave, offer) = Offered();
        _bench.Accept(framework, offer, new Launch([Bench.Task("t", slave)]));
        _bench.Receive(new UpdateQuotas([new QuotaConfig("r", Bench.Free("cpus:2"), Bench.Free("cpus:3;mem:512"))]) { From = new NodeName("operator") });
        var metrics = Read();
        metrics["allocator/mesos/resources/cpus/total"].ShouldBe(4);
        metrics["allocator/mesos/resources/cpus/offered_or_allocated"].ShouldBe(1);
        metrics["allocator/mesos/roles/*/shares/dominant"].ShouldBe(0.25);
        metrics["allocator/mesos/offer_filters/roles/*/active"].ShouldBe(0);
        metrics["allocator/mesos/quota/roles/r/resources/cpus/guarantee"].ShouldBe(2);
        metrics["allocator/mesos/quota/roles/r/resources/cpus/limit"].ShouldBe(3);
        metrics["allocator/mesos/quota/roles/r/resources/mem/limit"].ShouldBe(512);
        metrics["allocator/mesos/quota/roles/r/resources/mem/offered_or_allocated"].ShouldBe(0);
        var runs = metrics["allocator/mesos/allocation_runs"];
        _bench.RunTo(1);
        Read()["allocator/mesos/allocation_runs"].ShouldBe(runs + 1);
    }

    [Fact]
    public void the_time_since_the_election_is_what_has_passed()
    {
        _bench.RunTo(12.5);
        Read()["master/uptime_secs"].ShouldBe(12.5);
        Read()["master/elected"].ShouldBe(1);
    }

    [Fact]
    public void the_names_are_those_of_the_release()
    {
        string[] both =
        [
            "dropped_messages", "elected", "frameworks_active", "frameworks_connected", "frameworks_disconnected", "frameworks_inactive",
            "invalid_executor_to_framework_messages", "invalid_framework_to_executor_messages", "invalid_status_update_acknowledgements", "invalid_status_updates", "messages_authenticate", "messages_deactivate_framework",
            "messages_decline_offers", "messages_executor_to_framework", "messages_exited_executor", "messages_framework_to_executor", "messages_kill_task", "messages_launch_tasks", "messages_reconcile_tasks",
            "messages_register_framework", "messages_register_slave", "messages_reregister_framework", "messages_reregister_slave",
            "messages_revive_offers", "messages_status_update", "messages_status_update_acknowledgement", "messages_unregister_framework", "messages_unregister_slave",
            "outstanding_offers", "recovery_slave_removals", "slave_registrations", "slave_removals", "slave_removals/reason_registered", "slave_removals/reason_unhealthy",
            "slave_removals/reason_unregistered", "slave_reregistrations", "slaves_active", "slaves_connected", "slaves_disconnected", "slaves_inactive",
            "tasks_error", "tasks_failed", "tasks_finished", "tasks_killed", "tasks_lost", "tasks_running", "tasks_staging", "tasks_starting", "uptime_secs",
            "valid_executor_to_framework_messages", "valid_framework_to_executor_messages", "valid_status_update_acknowledgements", "valid_status_updates",
        ];
        string[] later =
        [
            "messages_operation_status_update", "messages_operation_status_update_acknowledgement", "messages_reconcile_operations",
            "messages_suppress_offers", "messages_update_slave", "slaves_unreachable", "tasks_dropped", "tasks_gone", "tasks_gone_by_operator", "tasks_killing", "tasks_unreachable",
        ];
        var resources = from name in (string[])["cpus", "mem", "disk", "gpus"]
                        from kind in (string[])["", "revocable_"]
                        from what in (string[])["total", "used", "percent"]
                        select $"{name}_{kind}{what}";
        string[] departures = ["scheduled", "completed", "canceled"];
        Names(new Bench()).ShouldBe(both.Concat(departures.Select(what => "slave_shutdowns_" + what)).Concat(resources).Select(name => "master/" + name).Order(StringComparer.Ordinal));
        Names(_bench).Where(name => name.StartsWith("master/", StringComparison.Ordinal))
            .ShouldBe(both.Concat(later).Concat(departures.Select(what => "slave_unreachable_" + what)).Concat(resources).Select(name => "master/" + name).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Names(Bench bench) => bench.Master.Metrics(bench.Now).Values.Keys;

    private static string[] Said(params string[] moved) => [.. moved, "frameworks/p/messages_processed +1", "frameworks/p/messages_received +1"];

    private MetricsSnapshot Read() => _bench.Master.Metrics(_bench.Now);

    private (FrameworkId Framework, SlaveId Slave, Domain.Offers.Offer Offer) Offered(string name = "f")
    {
        var slave = _bench.Register(1);
        var framework = _bench.Register(Bench.Framework(name));
        var offer = _bench.Offer(name);
        _before = Read();
        return (framework, slave, offer);
    }

    /// <summary>What has moved since it was last asked, besides the metrics of single frameworks and of the allocator.</summary>
    private void Moved(params string[] expected)
    {
        var after = Read();
        var moved =
            from metric in after.Values
            where !metric.Key.StartsWith("master/frameworks/", StringComparison.Ordinal) && !metric.Key.StartsWith("allocator/", StringComparison.Ordinal)
            let more = metric.Value - _before.Values.GetValueOrDefault(metric.Key)
            where more != 0
            select FormattableString.Invariant($"{metric.Key} {more:+0.###;-0.###}");
        string[] found = [.. moved];
        _before = after;
        found.ShouldBe(expected.Order(StringComparer.Ordinal));
    }
}
