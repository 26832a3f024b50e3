using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Domain.Tests.Permission;

/// <summary>What each operation asks to be allowed.</summary>
public sealed class OperationAuthorizationSpecs
{
    private static readonly Resource Disk = Resource.Scalar("disk", Scalar.FromWhole(100));
    private static readonly Resource Mine = Disk.WithDynamicReservation("a", "p");
    private static readonly Resource Refined = Mine.PushReservation(Reservation.Dynamic("a/b", "q"));

    [Fact]
    public void reserve_asks_once_for_each_role_of_the_reservations_in_effect() =>
        new Reserve([Mine, Refined, Mine, Disk.WithDynamicReservation("c")]).Authorizations().ShouldBe(
            [AclActions.ReserveResources.On("a"), AclActions.ReserveResources.On("a/b"), AclActions.ReserveResources.On("c")]);

    [Fact]
    public void unreserve_asks_for_the_principal_in_each_reservation_and_for_any_where_there_is_none() =>
        new Unreserve([Mine, Refined, Disk.WithDynamicReservation("a")]).Authorizations().ShouldBe(
            [AclActions.UnreserveResources.On("p"), AclActions.UnreserveResources.On("q"), AclActions.UnreserveResources.On(null)]);

    [Fact]
    public void create_asks_once_for_each_role() =>
        new Create([Mine.WithVolume("v", "x"), Mine.WithVolume("w", "x"), Refined.WithVolume("v", "x")]).Authorizations().ShouldBe(
            [AclActions.CreateVolumes.On("a"), AclActions.CreateVolumes.On("a/b")]);

    [Fact]
    public void destroy_asks_for_the_creator_as_the_request_writes_it_and_for_the_empty_name_where_it_writes_none() =>
        new Destroy([Mine.WithVolume("v", "x", principal: "forged"), Mine.WithVolume("w", "x")]).Authorizations().ShouldBe(
            [AclActions.DestroyVolumes.On("forged"), AclActions.DestroyVolumes.On("")]);

    [Fact]
    public void grow_and_shrink_ask_for_the_role_of_the_volume()
    {
        new GrowVolume(Refined.WithVolume("v", "x"), Refined).Authorizations().ShouldBe([AclActions.ResizeVolumes.On("a/b")]);
        new ShrinkVolume(Mine.WithVolume("v", "x"), new Scalar(1)).Authorizations().ShouldBe([AclActions.ResizeVolumes.On("a")]);
    }

    [Fact]
    public void launch_asks_of_each_task_for_its_own_user_else_for_its_frameworks()
    {
        var context = new OperationContext { Semantics = SemanticsProfile.V023, SlaveId = new SlaveId("S0"), FrameworkUser = "hdfs" };
        var task = new TaskInfo(new TaskId("t"), "t", new SlaveId("S0"), Resources.Resources.Empty, new CommandInfo("serve"));
        new Launch([task]).Authorizations().ShouldBeEmpty();
        Launch.AuthorizationOf(task, context).ShouldBe(AclActions.RunTasks.On("hdfs"));
        Launch.AuthorizationOf(task with { Command = new CommandInfo("serve", User: "root") }, context).ShouldBe(AclActions.RunTasks.On("root"));
        Launch.AuthorizationOf(task, context with { FrameworkUser = null }).ShouldBe(AclActions.RunTasks.On(null));
    }

    [Fact]
    public void launch_asks_for_the_user_of_the_executor_where_the_task_has_no_command()
    {
        var context = new OperationContext { Semantics = SemanticsProfile.V111, SlaveId = new SlaveId("S0"), FrameworkUser = "hdfs" };
        var executor = new ExecutorInfo(new ExecutorId("e"), Resources.Resources.Empty, new CommandInfo("serve", User: "root"));
        var task = new TaskInfo(new TaskId("t"), "t", new SlaveId("S0"), Resources.Resources.Empty, Executor: executor);
        Launch.AuthorizationOf(task, context).ShouldBe(AclActions.RunTasks.On("root"));
        Launch.AuthorizationOf(task with { Executor = executor with { Command = new CommandInfo("serve") } }, context)
            .ShouldBe(AclActions.RunTasks.On("hdfs"));
    }

    [Fact]
    public void acls_that_list_creators_do_not_let_a_volume_without_one_be_destroyed()
    {
        var destroy = new Destroy([Mine.WithVolume("v", "x")]);
        Decides(new Acl(AclEntity.Any, AclEntity.Any), destroy).ShouldBeTrue();
        Decides(new Acl(AclEntity.Any, AclEntity.None), destroy).ShouldBeFalse();
        Decides(new Acl(AclEntity.Any, AclEntity.Some("p")), destroy).ShouldBeFalse("it does not match, and permissive is false");
    }

    private static bool Decides(Acl rule, Operation operation) =>
        new Authorizer(new Acls(false, new AclList(AclActions.DestroyVolumes, [rule]))).Authorize("p", operation) is null;
}
