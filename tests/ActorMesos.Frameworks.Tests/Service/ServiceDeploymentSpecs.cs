using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Service;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Service.ServiceSituation;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Service;

public sealed class ServiceDeploymentSpecs
{
    [Fact]
    public void reserves_creates_and_launches_in_one_accept()
    {
        var host = new Host<ServicePolicy>(Born());
        host.Sees(Offers("O1", 1, Whole));
        var accept = host.Calls.ShouldAccept("O1", 1);
        accept.Types().ShouldBe("RESERVE+CREATE+LAUNCH");
        accept.ShouldTurn(Whole).ShouldEqual(Rest);
        host.Journal.ShouldHaveSingleItem().ShouldBeOfType<InstanceLaunched>().VolumeId.ShouldBe("hdfs-0-1");
    }

    [Fact]
    public void is_healthy_once_as_many_run_as_there_are_to_be()
    {
        var host = Serving(new ServiceSettings { Count = 2 });
        host.Policy.IsHealthy.ShouldBeFalse();
        host.Sees(Offers("O2", 2, Whole), 2);
        host.Sees(Update("hdfs-1.2", TaskState.Running, "S2", ""), 3);
        host.Policy.IsHealthy.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void puts_a_second_instance_on_a_host_only_where_that_is_allowed(bool onePerHost, int launched)
    {
        var host = Serving(new ServiceSettings { Count = 2, OnePerHost = onePerHost });
        host.Sees(Offers("O2", 1, Rest), 2);
        host.Policy.Launches.ShouldBe(launched);
    }

    [Fact]
    public void spreads_over_the_values_of_an_attribute()
    {
        var host = new Host<ServicePolicy>(Born(new ServiceSettings { Count = 4, SpreadBy = "rack" }));
        host.Sees(Offers(
            Offer("O1", 1, Whole) with { Attributes = "rack:a" },
            Offer("O2", 2, Whole) with { Attributes = "ssd:yes;rack:a" },
            Offer("O3", 3, Whole) with { Attributes = "rack:a" },
            Offer("O4", 4, Whole) with { Attributes = "rack:b" },
            Offer("O5", 5, Whole),
            Offer("O6", 6, Whole) with { Attributes = "rack:b" }));
        host.Policy.Instances.Select(instance => instance.Hostname).ShouldBe(["node-1", "node-2", "node-4", "node-6"]);
        host.Policy.Instances.Select(instance => instance.Zone).ShouldBe(["a", "a", "b", "b"]);
    }

    [Fact]
    public void takes_the_lowest_ports_and_reserves_them()
    {
        var host = new Host<ServicePolicy>(Born(new ServiceSettings { Count = 1, Ports = 2 }));
        host.Sees(Offers("O1", 1, Whole));
        var accept = host.Calls.ShouldAccept("O1", 1);
        accept.ShouldTurn(Whole).ShouldEqual(Free("cpus:3;mem:3072;disk:6144;ports:[31002-31005]"));
    }

    [Fact]
    public void takes_a_mount_disk_whole_however_large_it_is()
    {
        var disk = Resource.Scalar("disk", Scalar.FromWhole(5000)).OnDisk(DiskSourceType.Mount, "/mnt/1");
        var small = Resource.Scalar("disk", Scalar.FromWhole(1000)).OnDisk(DiskSourceType.Mount, "/mnt/0");
        var host = new Host<ServicePolicy>(Born(new ServiceSettings { Count = 1, OnMount = true }));
        host.Sees(Offers("O1", 1, Whole + small + disk));
        var accept = host.Calls.ShouldAccept("O1", 1);
        accept.ShouldTurn(Whole + small + disk).ShouldEqual(Free("cpus:3;mem:3072;disk:8192;ports:[31000-31005]") + small);
        accept.Operations.OfType<Create>().ShouldHaveSingleItem().Volumes.ShouldHaveSingleItem().Disk!.Source!.Root.ShouldBe("/mnt/1");
    }

    [Fact]
    public void reserves_nothing_where_nothing_is_kept()
    {
        var host = new Host<ServicePolicy>(Born(new ServiceSettings { Count = 1, DiskMegabytes = 0 }));
        host.Sees(Offers("O1", 1, Whole));
        host.Calls.ShouldAccept("O1", 1).Types().ShouldBe("LAUNCH");
    }

    [Fact]
    public void an_instance_that_keeps_nothing_is_launched_again_anywhere()
    {
        var host = new Host<ServicePolicy>(Born(new ServiceSettings { Count = 1, DiskMegabytes = 0 }));
        host.Sees(Offers("O1", 1, Whole));
        host.Sees(Update("hdfs-0.1", TaskState.Running), 1);
        host.Sees(Update("hdfs-0.1", TaskState.Failed), 50);
        host.Sees(Offers("O2", 2, Whole), 52);
        host.Calls.ShouldAccept("O2", 1);
        host.Policy.Instances.ShouldHaveSingleItem().TaskId.ShouldBe(new TaskId("hdfs-0.2"));
    }

    [Fact]
    public void declines_what_is_too_small() =>
        new Host<ServicePolicy>(Born()).Sees(Offers("O1", 1, Free("cpus:4;mem:1023;disk:8192"))).Calls.ShouldOnlyDecline(null, "O1");

    [Fact]
    public void wants_no_offers_for_a_minute_while_all_run()
    {
        var host = Serving();
        host.Sees(Offers("O2", 2, Whole), 10).Calls.ShouldOnlyDecline(60, "O2");
    }

    [Fact]
    public void an_offer_that_arrives_twice_is_used_once()
    {
        var host = new Host<ServicePolicy>(Born());
        host.Sees(Offers("O1", 1, Whole));
        host.Sees(Offers("O1", 1, Whole)).Calls.ShouldBeEmpty();
    }
}
