using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Wire;

namespace ActorMesos.Domain.Tests.Wire;

public sealed class SlavesJsonSpecs
{
    private const string Plain = """{ "name": "disk", "type": "SCALAR", "scalar": { "value": 3000 }, "role": "*" }""";

    [Fact]
    public void takes_sums_where_a_release_shows_no_more()
    {
        var slave = Read("""{ "hostname": "a", "resources": { "cpus": 4, "mem": 8192.5, "gpus": 0, "ports": "[31000-31005]" }, "attributes": { "rack": "r1", "cores": 4 } }""");
        slave.Configured.ToString().ShouldBe(ResourceText.Parse("cpus:4;mem:8192.5;ports:[31000-31005]").Value.ToString());
        slave.Checkpointed.ShouldBeEmpty();
        slave.Attributes.ShouldBe("rack:r1;cores:4");
    }

    [Theory]
    [InlineData("""{ "name": "disk", "type": "SCALAR", "scalar": { "value": 1000 }, "role": "db", "reservation": { "principal": "p" } }""")]
    [InlineData("""{ "name": "disk", "type": "SCALAR", "scalar": { "value": 1000 }, "reservations": [ { "type": "DYNAMIC", "role": "db", "principal": "p" } ] }""")]
    [InlineData("""{ "name": "disk", "type": "SCALAR", "scalar": { "value": 1000 }, "role": "db", "reservation": { "principal": "p" }, "reservations": [ { "type": "DYNAMIC", "role": "db", "principal": "p" } ] }""")]
    public void a_dynamic_reservation_lies_on_the_disk_and_is_made_of_what_the_slave_has(string reserved)
    {
        var slave = Read($$"""{ "hostname": "a", "unreserved_resources_full": [ {{Plain}} ], "reserved_resources_full": { "db": [ {{reserved}} ] } }""");
        slave.Configured.Equals(ResourceText.Parse("disk:4000").Value).ShouldBeTrue();
        slave.Checkpointed.Equals(Resources.Resources.Of(Resource.Scalar("disk", Scalar.FromWhole(1000)).WithDynamicReservation("db", "p"))).ShouldBeTrue();
    }

    [Fact]
    public void a_volume_on_a_static_reservation_leaves_the_reservation_with_the_slave()
    {
        var slave = Read("""
            { "hostname": "a", "reserved_resources_full": { "db": [
              { "name": "disk", "type": "SCALAR", "scalar": { "value": 100 }, "role": "db",
                "disk": { "persistence": { "id": "v1" }, "volume": { "container_path": "data", "mode": "RW" } } } ] } }
            """);
        slave.Configured.Equals(ResourceText.Parse("disk(db):100").Value).ShouldBeTrue();
        slave.Checkpointed.ShouldHaveSingleItem().Disk!.Persistence!.Id.ShouldBe("v1");
    }

    [Fact]
    public void what_may_be_taken_back_is_left_out() =>
        Read("""{ "hostname": "a", "unreserved_resources_full": [ { "name": "cpus", "type": "SCALAR", "scalar": { "value": 2 }, "revocable": {} } ] }""")
            .Configured.ShouldBeEmpty();

    [Fact]
    public void attributes_may_be_a_list_as_in_messages() =>
        Read("""{ "hostname": "a", "resources": {}, "attributes": [ { "name": "rack", "type": "TEXT", "text": { "value": "r1" } }, { "name": "level", "type": "SCALAR", "scalar": { "value": 2.5 } } ] }""")
            .Attributes.ShouldBe("rack:r1;level:2.5");

    [Theory]
    [InlineData("{}", "slaves")]
    [InlineData("""{ "slaves": [ { "resources": {} } ] }""", "slaves[0].hostname")]
    [InlineData("""{ "slaves": [ { "hostname": "a" } ] }""", "slaves[0].resources")]
    [InlineData("""{ "slaves": [ { "hostname": "a", "resources": { "ports": "31000" } } ] }""", "slaves[0].resources.ports")]
    [InlineData("""{ "slaves": [ { "hostname": "a", "resources": { "cpus": true } } ] }""", "slaves[0].resources.cpus")]
    public void says_where_a_document_is_not_what_a_master_prints(string json, string where) => SlavesJson.Parse(json).Refusal!.Reason.ShouldContain(where);

    private static SlaveReport Read(string slave) => SlavesJson.Parse($$"""{ "slaves": [ {{slave}} ] }""").Value.ShouldHaveSingleItem();
}
