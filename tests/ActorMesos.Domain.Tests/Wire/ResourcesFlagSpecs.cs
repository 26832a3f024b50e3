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
    public void knows_json_since_0_26_only() => ResourcesFlag.Parse(Json(Disk), SemanticsProfile.V023).Refusal.ShouldNotBeNull().Reason
        .ShouldBe("the flag is JSON, which came with 0.26, and semantics 0.23 does not know it; write text such as 'cpus:8;mem:16384'");

    [Theory]
    [InlineData("cpus:8;disk(r):2048;ports:[1-5,8-9];zones:{a,b}", "*")]
    [InlineData("cpus(*):8;disk(r):2048", "r")]
    public void prints_text_that_it_reads_again(string text, string defaultRole)
    {
        var resources = ResourcesFlag.Parse(text, SemanticsProfile.V023, defaultRole).Value;
        ResourcesFlag.PrintText(resources, defaultRole).Value.ShouldBe(text);
    }

    [Theory]
    [InlineData("a name", "cpus;1", "*", "a")]
    [InlineData("a role", "cpus", "a b", "a")]
    [InlineData("an item", "cpus", "*", "a b")]
    [InlineData("an item", "cpus", "*", "a,b")]
    [InlineData("an item", "cpus", "*", "")]
    public void refuses_to_print_as_text_what_text_cannot_say(string what, string name, string role, string item) =>
        ResourcesFlag.PrintText(Resources.Of(Resource.Set(name, SetValue.Of(item), role))).Refusal.ShouldNotBeNull(what).Reason
            .ShouldEndWith("cannot be said in text; write the flag as JSON");

    [Fact]
    public void prints_as_json_what_text_cannot_say()
    {
        var resources = Resources.Of(Disk.OnDisk(DiskSourceType.Mount, "/m"), Resource.Set("odd;", SetValue.Of("a b")));
        ResourcesFlag.PrintText(resources).IsRefused.ShouldBeTrue();
        ResourcesFlag.Parse(ResourcesFlag.PrintJson(resources).Value, SemanticsProfile.V111).Value.ShouldEqual(resources);
    }

    [Fact]
    public void prints_nothing_that_no_flag_can_say()
    {
        foreach (var forbidden in (Resource[])[Disk.WithVolume("v1", "data"), Disk.WithDynamicReservation("r", "p"), Disk with { Revocable = true }])
        {
            ResourcesFlag.PrintText(Resources.Of(forbidden)).Refusal.ShouldNotBeNull().Rule.ShouldBe("resources-flag");
            ResourcesFlag.PrintJson(Resources.Of(forbidden)).Refusal.ShouldNotBeNull().Rule.ShouldBe("resources-flag");
        }

        ResourcesFlag.PrintJson(Resources.Of(Disk, Resource.Set("disk", SetValue.Of("a")))).Refusal.ShouldNotBeNull().Rule.ShouldBe("resources-one-type");
        ResourcesFlag.PrintJson(Resources.Of(Disk.WithAmount(Scalar.Largest), Disk.ToUnreserved())).Refusal.ShouldNotBeNull().Rule.ShouldBe("resources-total");
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
