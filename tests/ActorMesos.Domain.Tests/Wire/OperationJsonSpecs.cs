namespace ActorMesos.Domain.Tests.Documents;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Wire;

public sealed class OperationJsonSpecs
{
    private static readonly Resource Cpus = Resource.Scalar("cpus", Scalar.FromWhole(1)).WithDynamicReservation("hdfs", "p");

    [Fact]
    public void reads_back_reserve_and_unreserve()
    {
        OperationJson.Parse(OperationJson.Print(new Reserve([Cpus]))).Value.ShouldBe(new Reserve([Cpus]));
        OperationJson.Parse(OperationJson.Print(new Unreserve([Cpus]))).Value.ShouldBe(new Unreserve([Cpus]));
    }

    [Fact]
    public void reads_back_grow_and_shrink()
    {
        var disk = Resource.Scalar("disk", Scalar.FromDouble(1.5)).WithDynamicReservation("hdfs", "p");
        Operation[] resizes = [new GrowVolume(disk.WithVolume("v1", "data"), disk), new ShrinkVolume(disk.WithVolume("v1", "data"), new Scalar(1))];
        foreach (var resize in resizes)
        {
            OperationJson.Parse(OperationJson.Print(resize)).Value.ShouldBe(resize);
        }
    }

    [Fact]
    public void reads_back_a_launch_and_how_long_its_command_sleeps()
    {
        var task = new TaskInfo(
            new TaskId("t1"), "task", new SlaveId("S0"), Resources.Of(Cpus), CommandInfo.FromCommandLine("sleep 2.5"));
        var launch = OperationJson.Parse(OperationJson.Print(new Launch([task]))).Value.ShouldBeOfType<Launch>();
        launch.ShouldBe(new Launch([task]));
        launch.Tasks[0].Command!.Duration.ShouldBe(TimeSpan.FromSeconds(2.5));
    }

    [Fact]
    public void reads_back_the_user_that_a_task_runs_as()
    {
        var command = CommandInfo.FromCommandLine("serve") with { User = "hdfs" };
        var launch = new Launch([new TaskInfo(new TaskId("t1"), "task", new SlaveId("S0"), Resources.Of(Cpus), command)]);
        OperationJson.Parse(OperationJson.Print(launch)).Value.ShouldBe(launch);
    }

    [Fact]
    public void reads_back_how_long_a_task_may_take_to_run_and_to_end()
    {
        var task = new TaskInfo(new TaskId("t1"), "task", new SlaveId("S0"), Resources.Of(Cpus), CommandInfo.FromCommandLine("serve"))
        {
            KillGracePeriod = TimeSpan.FromSeconds(20),
            MaxCompletionTime = TimeSpan.FromHours(1),
        };
        var json = OperationJson.Print(new Launch([task]));
        json.ShouldContain("20000000000");
        OperationJson.Parse(json).Value.ShouldBe(new Launch([task]));
        var wrong = OperationJson.Parse(json.Replace("20000000000", "99999999999999999999", StringComparison.Ordinal));
        wrong.Refusal.ShouldNotBeNull().Reason.ShouldBe("'launch.task_infos[0].kill_policy.grace_period.nanoseconds' must be a whole number of 64 bits");
    }

    [Theory]
    [InlineData("""{"type":"EXPLODE"}""", "'type' is 'EXPLODE', but must be one of RESERVE, UNRESERVE, CREATE, DESTROY, ")]
    [InlineData("""{"type":"CREATE"}""", "'create' is missing")]
    [InlineData("""{"type":"CREATE","create":{}}""", "'create.volumes' is missing")]
    [InlineData("""{"type":"CREATE","create":{"volumes":[1]}}""", "'create.volumes[0]' must be an object")]
    [InlineData("""{"type":"LAUNCH","launch":{"task_infos":[{}]}}""", "'launch.task_infos[0].task_id' is missing")]
    public void refuses_what_is_no_operation_and_names_the_place(string json, string reason) =>
        OperationJson.Parse(json).Refusal.ShouldNotBeNull().Reason.ShouldStartWith(reason);
}
