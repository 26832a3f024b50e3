using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Hdfs;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Hdfs.HdfsSituation;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Hdfs;

/// <summary>Nodes that keep what they have elsewhere than on persistent volumes. The first that is launched is a JournalNode.</summary>
public sealed class HdfsStorageSpecs
{
    [Fact]
    public void a_node_in_its_sandbox_takes_unreserved_disk_for_it_and_makes_no_volume()
    {
        var launch = First(HdfsStorage.Sandbox);
        launch.Tasks.ShouldHaveSingleItem().Resources.ShouldEqual(Free("cpus:1;mem:1024;disk:2048"));
    }

    [Fact]
    public void a_node_on_a_network_volume_takes_no_disk_of_its_host_and_is_told_the_volume_of_its_name()
    {
        var task = First(HdfsStorage.Network).Tasks.ShouldHaveSingleItem();
        task.Resources.ShouldEqual(Free("cpus:1;mem:1024"));
        task.Command!.Value.ShouldEndWith(" --disk=2048 --network-volume=hdfs-journal-0 --attach=20s --detach=5s");
    }

    [Theory]
    [InlineData(HdfsStorage.Sandbox)]
    [InlineData(HdfsStorage.Network)]
    public void a_node_without_a_volume_is_launched_on_any_host_once_it_has_ended(HdfsStorage storage)
    {
        var host = Of(storage);
        host.Sees(Offers("O1", 1, Whole));
        host.Sees(Update("hdfs-journal-0.1", TaskState.Running), 1);
        host.Sees(Update("hdfs-journal-0.1", TaskState.Failed), 10);
        host.Policy.Nodes.ShouldBeEmpty();
        host.Sees(Offers("O2", 2, Whole), 11).Calls.ShouldAccept("O2", 1).Types().ShouldBe("LAUNCH");
    }

    private static Launch First(HdfsStorage storage)
    {
        var accept = Of(storage).Sees(Offers("O1", 1, Whole)).Calls.ShouldAccept("O1", 1);
        return accept.Operations.ShouldHaveSingleItem().ShouldBeOfType<Launch>();
    }

    private static Host<HdfsPolicy> Of(HdfsStorage storage) => new(Born() with
    {
        Settings = Born().Settings with
        {
            JournalNodes = 1,
            NameNodes = 1,
            Storage = storage,
            AttachTime = TimeSpan.FromSeconds(20),
            DetachTime = TimeSpan.FromSeconds(5),
        },
    });
}
