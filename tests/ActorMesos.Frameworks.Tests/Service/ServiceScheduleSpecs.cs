using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Service;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Service.ServiceSituation;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Service;

public sealed class ServiceScheduleSpecs
{
    private static readonly ServiceSettings Growing = new() { Count = 1, Targets = ServiceTargets.Parse("5m:2, 20m:0").Value };
    private static readonly ServiceSettings Two = new() { Count = 2, Targets = ServiceTargets.Parse("10m:1").Value, LeaveMessage = "leave" };
    private static readonly ServiceSettings Leaving = new() { Count = 1, UninstallAt = TimeSpan.FromMinutes(10) };

    [Fact]
    public void grows_and_shrinks_when_it_is_told_to()
    {
        var host = Serving(Growing);
        host.Sees(new Woken("schedule"), 299.9).Wakes.ShouldHaveSingleItem().Reason.ShouldBe("schedule");
        host.Policy.Target.ShouldBe(1);
        host.Sees(new Woken("schedule"), 300).Calls.ShouldHaveSingleItem().ShouldBeOfType<ReviveOffers>();
        host.Policy.Target.ShouldBe(2);
        host.Sees(new Woken("schedule"), 1200).Calls.OfType<KillTask>().ShouldHaveSingleItem().TaskId.ShouldBe(new TaskId("hdfs-0.1"));
    }

    [Fact]
    public void wishes_to_be_woken_for_what_comes_next()
    {
        var host = new Host<ServicePolicy>(Born(Growing));
        host.Sees(new FrameworkRegistered(new FrameworkId("F"), new MasterId("M")), 60).Wakes.ShouldBe([new Wake(TimeSpan.FromMinutes(4), "schedule")]);
    }

    [Fact]
    public void a_process_that_comes_back_does_at_once_what_it_has_missed()
    {
        var host = Serving(Growing);
        host.Crashes(Born(Growing));
        host.Sees(Reregistered, 1000);
        host.Policy.Target.ShouldBe(2);
    }

    [Fact]
    public void gives_back_volume_and_reservations_when_it_is_uninstalled_and_is_done_then()
    {
        var host = Serving(Leaving);
        host.Sees(new Woken("schedule"), 600).Calls.OfType<KillTask>().ShouldHaveSingleItem();
        host.Sees(Offers("O2", 1, Rest), 601).Calls.ShouldOnlyDecline(1, "O2");
        host.Sees(Update("hdfs-0.1", TaskState.Killed), 602);
        host.Sees(Offers("O3", 1, Rest + Place("hdfs-0-1")), 603);
        var accept = host.Calls.ShouldAccept("O3", 1);
        accept.Types().ShouldBe("DESTROY+UNRESERVE");
        accept.ShouldTurn(Rest + Place("hdfs-0-1")).ShouldEqual(Whole);
        host.Policy.IsDone.ShouldBeFalse();
        host.Sees(Offers("O4", 1, Whole), 604);
        host.Policy.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void an_instance_that_ended_before_it_gave_away_what_it_holds_is_launched_again_and_told_to()
    {
        var host = Shrunk();
        host.Sees(Update("hdfs-1.2", TaskState.Lost, "S2"), 610);
        host.Sees(Offers("O3", 2, Rest + Place("hdfs-1-2")), 620).Calls.ShouldAccept("O3", 1).Types().ShouldBe("LAUNCH");
        host.Sees(Update("hdfs-1.3", TaskState.Running, "S2", data: "hdfs-1.2"), 621);
        host.Policy.Running.ShouldBe(1);
        host.Sees(new Woken("check hdfs-1.3"), 630).Calls.OfType<SendToExecutor>().ShouldHaveSingleItem().Data.ShouldBe("leave");

        host.Sees(Update("hdfs-1.3", TaskState.Finished, "S2"), 640);
        host.Sees(Offers("O4", 2, Rest + Place("hdfs-1-2")), 650).Calls.ShouldAccept("O4", 1).Types().ShouldBe("DESTROY+UNRESERVE");
    }

    [Fact]
    public void what_such_an_instance_holds_on_a_network_volume_is_given_away_from_another_host()
    {
        var host = Shrunk(Two with { Storage = ServiceStorage.Network });
        host.Sees(Update("hdfs-1.2", TaskState.Lost, "S2"), 610);
        host.Sees(Offers("O3", 2, Free("cpus:0.5;mem:64")), 645).Calls.ShouldOnlyDecline(1, "O3");
        host.Sees(Offers("O4", 1, Rest), 646).Calls.ShouldOnlyDecline(null, "O4");
        host.Sees(Offers("O5", 3, Whole), 650).Calls.ShouldAccept("O5", 1).Types().ShouldBe("LAUNCH");
        host.Sees(Update("hdfs-1.3", TaskState.Running, "S3"), 651);
        host.Sees(new Woken("check hdfs-1.3"), 660).Calls.OfType<SendToExecutor>().ShouldHaveSingleItem().Data.ShouldBe("leave");
        host.Sees(Update("hdfs-1.3", TaskState.Finished, "S3"), 670);
        host.Sees(Offers("O6", 3, Whole), 671);
        host.Policy.Instances.Select(instance => instance.TaskId.Value).ShouldBe(["hdfs-0.1"]);
    }

    [Fact]
    public void an_instance_that_gave_away_what_it_holds_is_known_to_have_done_so_by_the_next_process()
    {
        var host = Shrunk();
        host.Sees(Update("hdfs-1.2", TaskState.Finished, "S2"), 610);
        host.Crashes(Born(Two));
        host.Sees(Reregistered, 620);
        host.Sees(Update("hdfs-1.2", TaskState.Lost, "S2"), 621);
        host.Sees(Update("hdfs-0.1", TaskState.Running, data: ""), 621);
        host.Sees(Offers("O3", 2, Rest + Place("hdfs-1-2")), 622).Calls.ShouldAccept("O3", 1).Types().ShouldBe("DESTROY+UNRESERVE");
    }

    [Fact]
    public void the_number_of_an_instance_that_leaves_is_free_once_it_has_gone()
    {
        var host = Shrunk(Two with { Targets = ServiceTargets.Parse("10m:1, 11m:2").Value });
        host.Sees(new Woken("schedule"), 660);
        host.Sees(Offers("O3", 3, Whole), 670).Calls.OfType<Accept>().ShouldBeEmpty();
        host.Sees(Update("hdfs-1.2", TaskState.Finished, "S2"), 680);
        host.Sees(Offers("O4", 3, Whole), 690).Calls.ShouldAccept("O4", 1).Types().ShouldBe("RESERVE+CREATE+LAUNCH");
    }

    [Fact]
    public void an_uninstall_waits_for_nothing_to_be_given_away()
    {
        var host = Shrunk(Two with { UninstallAt = TimeSpan.FromMinutes(11) });
        host.Sees(new Woken("schedule"), 660).Calls.OfType<KillTask>().Count().ShouldBe(2);
        host.Sees(Update("hdfs-1.2", TaskState.Killed, "S2"), 661);
        host.Sees(Offers("O3", 2, Rest + Place("hdfs-1-2")), 670).Calls.ShouldAccept("O3", 1).Types().ShouldBe("DESTROY+UNRESERVE");
    }

    [Fact]
    public void a_volume_that_was_kept_goes_with_the_uninstall()
    {
        var host = Away(Leaving with { ReplaceAfter = TimeSpan.FromMinutes(1) });
        host.Sees(Offers("O2", 2, Whole), 160);
        host.Policy.Instances.Select(instance => (instance.VolumeId, instance.IsKept)).ShouldBe([("hdfs-0-1", true), ("hdfs-0-2", false)]);
        host.Sees(new Woken("schedule"), 600);
        host.Sees(Offers("O3", 1, Rest + Place("hdfs-0-1")), 700).Calls.ShouldAccept("O3", 1).Types().ShouldBe("DESTROY+UNRESERVE");
    }

    [Theory]
    [InlineData(ServiceCleanup.Own, "UNRESERVE")]
    [InlineData(ServiceCleanup.WholeRole, "DESTROY+UNRESERVE")]
    [InlineData(ServiceCleanup.None, "")]
    public void gives_back_its_own_and_leaves_others_alone_unless_a_flaw_says_otherwise(ServiceCleanup cleanup, string operations)
    {
        var host = Serving(One(new ServiceFlaws { Cleanup = cleanup }));
        var foreign = Resources.Of(Volume("hdfs-7-7", 100, principal: "other"));
        host.Sees(Offers("O2", 2, Whole + Reserved("cpus:1") + foreign), 50);
        if (operations.Length == 0)
        {
            host.Calls.ShouldOnlyDecline(60, "O2");
        }
        else
        {
            host.Calls.ShouldAccept("O2", 1).Types().ShouldBe(operations);
        }
    }

    [Theory]
    [InlineData("10m:5, 20m:2", "10m:5, 20m:2")]
    [InlineData(" 600s:5,", "10m:5")]
    [InlineData("", "")]
    public void targets_have_one_canonical_form(string text, string canonical) => ServiceTargets.Write(ServiceTargets.Parse(text).Value).ShouldBe(canonical);

    [Theory]
    [InlineData("10m", "'10m' is no time and number with a colon between them")]
    [InlineData("10:5", "'10:5' is no time and number with a colon between them")]
    [InlineData("10m:-1", "'10m:-1' is no time and number with a colon between them")]
    [InlineData("10m:5, 10m:6", "10m does not come after 10m")]
    public void other_targets_are_refused(string text, string reason) => ServiceTargets.Parse(text).Refusal!.Reason.ShouldBe(reason);

    /// <summary>Two instances, hdfs-0.1 on S1 and hdfs-1.2 on S2, of which the second is told to leave at 600 s.</summary>
    private static Host<ServicePolicy> Shrunk(ServiceSettings? settings = null)
    {
        var host = Serving(settings ?? Two);
        host.Sees(Offers("O2", 2, Whole), 2);
        host.Sees(Update("hdfs-1.2", TaskState.Running, "S2", data: ""), 3);
        host.Sees(new Woken("schedule"), 600).Calls.OfType<SendToExecutor>().ShouldHaveSingleItem().SlaveId.Value.ShouldBe("S2");
        return host;
    }
}
