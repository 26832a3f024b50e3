namespace ActorMesos.Domain.Tests.Documents;

using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tests.Algebra;
using ActorMesos.Domain.Wire;

public sealed class ResourcesFlagSpecs
{
    private static readonly Resource Disk = Resource.Scalar("disk", Scalar.FromWhole(2048), "r");

    private static string Json(params Resource[] resources) =>
        $"[{string.Join(',', resources.Select(resource => ResourceJson.Print(resource)))}]";

    [Fact]
    public void reads_text() => ResourcesFlag.Parse("cpus:1;disk(r):2048", SemanticsProfile.V023).Value
        .ShouldEqual(Resources.Of(Resource.Scalar("cpus", Scalar.FromWhole(1)), Disk));

    [Fact]
    public void reads_json_with_the_source_of_a_disk()
    {
        const string Flag = """
            [{"name":"disk","type":"SCALAR","scalar":{"value":2048},"role":"r","disk":{"source":{"type":"PATH","path":{"root":"/mnt/data"}}}}]
            """;
        ResourcesFlag.Parse(Flag, SemanticsProfile.V111).Value.ShouldEqual(Resources.Of(Disk.OnDisk(DiskSourceType.Path, "/mnt/data")));
    }

    [Fact]
    public void gives_the_default_role_in_json_too() =>
        ResourcesFlag.Parse("""[{"name":"cpus","type":"SCALAR","scalar":{"value":1}}]""", SemanticsProfile.V111, "r").Value
            .ShouldEqual(Resources.Of(Resource.Scalar("cpus", Scalar.FromWhole(1), "r")));

    [Fact]
    public void refuses_what_only_operations_and_slaves_can_make()
    {
        foreach (var forbidden in (Resource[])[Disk.WithVolume("v1", "data"), Disk.WithDynamicReservation("r", "p"), Disk with { Revocable = true }])
        {
            ResourcesFlag.Parse(Json(forbidden), SemanticsProfile.V111).Refusal.ShouldNotBeNull().Rule.ShouldBe("resources-flag");
        }
    }

    [Fact]
    public void refuses_two_types_under_one_name() =>
        ResourcesFlag.Parse(Json(Disk, Resource.Set("disk", SetValue.Of("a"))), SemanticsProfile.V111).IsRefused.ShouldBeTrue();

    [Theory]
    [InlineData("[[]]")]
    [InlineData("[] []")]
    [InlineData("{}")]
    [InlineData("""{"name":"cpus","type":"SCALAR","scalar":{"value":1}}""")]
    public void refuses_anything_but_one_array(string text) => ResourcesFlag.Parse(text, SemanticsProfile.V111).IsRefused.ShouldBeTrue();
}
