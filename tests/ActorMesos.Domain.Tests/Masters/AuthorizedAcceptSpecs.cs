namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

/// <summary>What ACLs make of the operations and tasks of an ACCEPT.</summary>
public sealed class AuthorizedAcceptSpecs
{
    private static readonly Resource Reserved = Resource.Scalar("disk", Scalar.FromWhole(1000)).WithDynamicReservation("r", "p");
    private static readonly Resource Volume = Reserved.WithVolume("v", "data", principal: "p");
    private static readonly AclEntity Us = AclEntity.Some("p");

    [Fact]
    public void an_operation_that_no_acl_allows_is_dropped_and_later_ones_still_run()
    {
        var (bench, framework, offer) = Offered(new AclList(AclActions.CreateVolumes, [new Acl(Us, AclEntity.None)]));
        bench.Accept(framework, offer, new Reserve([Reserved]), new Create([Volume]), new Launch([Bench.Task("t", offer.SlaveId)]));
        var dropped = bench.Reports.OfType<OperationDropped>().ShouldHaveSingleItem();
        dropped.Operation.ShouldBeOfType<Create>();
        dropped.Refusal.Rule.ShouldBe(Authorizer.Rule);
        dropped.Refusal.Reason.ShouldStartWith("principal 'p' may not create a volume for role 'r': create_volumes[0] ");
        bench.Master.Slaves[offer.SlaveId].Total.ToString().ShouldBe("cpus:4;disk(r, p):1000;mem:1024");
        bench.Take<RunTask>("node-1").ShouldHaveSingleItem();
    }

    [Fact]
    public void what_is_not_valid_is_refused_for_that_and_no_acl_is_asked()
    {
        var (bench, framework, offer) = Offered(new AclList(AclActions.ReserveResources, [new Acl(AclEntity.Any, AclEntity.None)]));
        bench.Accept(framework, offer, new Reserve([Reserved.ToUnreserved()]));
        bench.Reports.OfType<OperationDropped>().ShouldHaveSingleItem().Refusal.Rule.ShouldBe("reserve-dynamically");
    }

    [Fact]
    public void one_may_unreserve_what_another_reserved_unless_an_acl_says_otherwise()
    {
        var theirs = Resource.Scalar("disk", Scalar.FromWhole(1000)).WithDynamicReservation("r", "other");
        foreach (var isForbidden in new[] { false, true })
        {
            AclList[] lists = isForbidden ? [new AclList(AclActions.UnreserveResources, [new Acl(Us, Us), new Acl(Us, AclEntity.None)])] : [];
            var bench = new Bench(Settings(lists));
            var framework = bench.Register(Bench.Framework("f", "r"));
            bench.Register(1, checkpointed: Resources.Of(theirs));
            bench.Accept(framework, bench.Offer("f"), new Unreserve([theirs]));
            bench.Reports.OfType<OperationDropped>().Count().ShouldBe(isForbidden ? 1 : 0);
        }
    }

    [Fact]
    public void a_forged_creator_is_what_the_acl_is_asked_for()
    {
        var (bench, framework, offer) = Offered(new AclList(AclActions.DestroyVolumes, [new Acl(Us, AclEntity.Some("owner")), new Acl(Us, AclEntity.None)]));
        bench.Accept(framework, offer, new Reserve([Reserved]), new Create([Volume]), new Destroy([Volume]));
        bench.Reports.OfType<OperationDropped>().ShouldHaveSingleItem().Refusal.Reason.ShouldContain("created by principal 'p'");
        bench.RunTo(1);
        bench.Accept(framework, bench.Offer("f"), new Destroy([Reserved.WithVolume("v", "data", principal: "owner")]));
        bench.Master.Slaves[offer.SlaveId].Total.ToString().ShouldBe("cpus:4;disk(r, p):1000;mem:1024");
    }

    [Fact]
    public void a_task_that_no_acl_allows_is_an_error_and_the_others_run()
    {
        var (bench, framework, offer) = Offered(new AclList(AclActions.RunTasks, [new Acl(Us, AclEntity.Some("hdfs")), new Acl(AclEntity.Any, AclEntity.None)]));
        var forbidden = Bench.Task("root", offer.SlaveId) with { Command = new CommandInfo("serve", User: "root") };
        bench.Accept(framework, offer, new Launch([forbidden, Bench.Task("t", offer.SlaveId)]));
        var error = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        (error.TaskId.Value, error.State, error.Reason, error.Source, error.Uuid)
            .ShouldBe(("root", TaskState.Error, "REASON_TASK_UNAUTHORIZED", TaskStatusSource.Master, null));
        error.Message!.ShouldContain("may not run a task as user 'root': run_tasks[1] ");
        bench.Reports.OfType<TaskUnauthorized>().ShouldHaveSingleItem().TaskId.Value.ShouldBe("root");
        bench.Take<RunTask>("node-1").ShouldHaveSingleItem().Task.Id.Value.ShouldBe("t");
    }

    [Fact]
    public void one_task_of_a_group_that_no_acl_allows_is_the_end_of_them_all()
    {
        AclList[] lists = [new AclList(AclActions.RunTasks, [new Acl(Us, AclEntity.Some("hdfs")), new Acl(AclEntity.Any, AclEntity.None)])];
        var bench = new Bench(Settings(lists) with { Semantics = SemanticsProfile.V111 });
        var framework = bench.Register(Bench.Framework("f", "r") with { User = "hdfs" });
        var slave = bench.Register(1);
        var executor = new ExecutorInfo(new ExecutorId("e"), Bench.Free("cpus:0.1;mem:32;disk:10"), Type: ExecutorType.Default);
        var forbidden = Bench.Task("root", slave) with { Command = new CommandInfo("serve", User: "root") };
        bench.Accept(framework, bench.Offer("f"), new LaunchGroup(executor, [Bench.Task("t", slave), forbidden]));
        bench.Take<RunTaskGroup>("node-1").ShouldBeEmpty();
        bench.Take<StatusUpdate>("f").Select(update => (update.Status.TaskId.Value, update.Status.Reason)).ShouldBe(
            [("t", "REASON_TASK_GROUP_UNAUTHORIZED"), ("root", "REASON_TASK_GROUP_UNAUTHORIZED")]);
        bench.Reports.OfType<TaskUnauthorized>().Select(refused => refused.TaskId.Value).ShouldBe(["t", "root"]);
    }

    [Fact]
    public void a_task_is_asked_for_before_it_is_validated()
    {
        var (bench, framework, offer) = Offered(new AclList(AclActions.RunTasks, [new Acl(AclEntity.Any, AclEntity.None)]));
        bench.Accept(framework, offer, new Launch([Bench.Task("big", offer.SlaveId, "cpus:99")]));
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.Reason.ShouldBe("REASON_TASK_UNAUTHORIZED");
    }

    [Fact]
    public void a_framework_without_a_principal_is_nobody_that_an_acl_lists()
    {
        AclList[] lists = [new AclList(AclActions.ReserveResources, [new Acl(Us, AclEntity.None)])];
        var bench = new Bench(Settings(lists) with { Semantics = SemanticsProfile.V111 });
        var framework = bench.Register(Bench.Framework("f", "r") with { Principal = null });
        bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Reserve([Resource.Scalar("disk", Scalar.FromWhole(1000)).WithDynamicReservation("r")]));
        bench.Reports.OfType<OperationApplied>().ShouldHaveSingleItem();
    }

    private static MasterSettings Settings(params AclList[] lists) => new() { Acls = new Acls(true, lists) };

    private static (Bench, FrameworkId, Offer) Offered(AclList list)
    {
        var bench = new Bench(Settings(list));
        var framework = bench.Register(Bench.Framework("f", "r") with { User = "hdfs" });
        bench.Register(1);
        return (bench, framework, bench.Offer("f"));
    }
}
