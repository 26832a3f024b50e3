using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Hdfs;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Hdfs;

/// <summary>What the service says when it is asked to leave slaves.</summary>
public sealed class HdfsMaintenanceSpecs
{
    [Fact]
    public void spares_one_data_node_at_a_time_the_one_that_must_go_first()
    {
        var host = Serving();
        host.Sees(new InverseOffers([Asked("O7", 1, 90), Asked("O8", 2, 60), Asked("O9", 3, 70)]), 2);
        host.Calls.OfType<AcceptInverseOffers>().ShouldHaveSingleItem().InverseOfferIds.ShouldBe([new OfferId("O8"), new OfferId("O9")], "it has nothing on S3");
        host.Calls.OfType<DeclineInverseOffers>().ShouldHaveSingleItem().InverseOfferIds.ShouldBe([new OfferId("O7")]);
    }

    [Fact]
    public void spares_none_while_one_is_missing()
    {
        var host = Serving();
        host.Sees(Update("hdfs-data-1.2", TaskState.Failed, "S2"), 2);
        host.Sees(new InverseOffers([Asked("O7", 1, 90)]), 3);
        host.Calls.OfType<DeclineInverseOffers>().ShouldHaveSingleItem().InverseOfferIds.ShouldBe([new OfferId("O7")]);
        host.Calls.OfType<AcceptInverseOffers>().ShouldBeEmpty();
    }

    private static Host<HdfsPolicy> Serving()
    {
        var host = HdfsSituation.Launched(dataNodes: 2);
        host.Sees(Offers("O2", 2, HdfsSituation.Whole));
        host.Sees(Update("hdfs-data-0.1", TaskState.Running, data: ""), 1);
        host.Sees(Update("hdfs-data-1.2", TaskState.Running, "S2", data: ""), 1);
        host.Policy.IsHealthy.ShouldBeTrue();
        return host;
    }

    private static InverseOffer Asked(string id, int slave, double seconds) =>
        new(new OfferId(id), new FrameworkId("F"), new SlaveId($"S{slave}"), new Unavailability(At(seconds)));
}
