namespace ActorMesos.Domain.Tests.Algebra;

using ActorMesos.Domain.Resources;

public sealed class ResourceTextSpecs
{
    [Fact]
    public void reads_scalars_roles_ranges_and_sets()
    {
        var resources = ResourceText.Parse(" cpus : 8; mem:16384;disk( hdfs ):2048;;ports:[ 1 - 5, 8-9 ];zones:{b, a};").Value;
        resources.ShouldEqual(Resources.Of(
            Resource.Scalar("cpus", Scalar.FromWhole(8)),
            Resource.Scalar("mem", Scalar.FromWhole(16384)),
            Resource.Scalar("disk", Scalar.FromWhole(2048), "hdfs"),
            Resource.Ranges("ports", RangesValue.Of(new ValueRange(1, 5), new ValueRange(8, 9))),
            Resource.Set("zones", SetValue.Of("a", "b"))));
    }

    [Theory]
    [InlineData("cpus:8;disk(hdfs):2048;mem:16384.5;ports:[1-5,8-9];zones:{a,b}")]
    [InlineData("")]
    public void prints_what_it_reads(string text) => ResourceText.Print(ResourceText.Parse(text).Value).ShouldBe(text);

    [Fact]
    public void gives_the_default_role_to_items_without_one() =>
        ResourceText.Parse("cpus:1;mem(*):2", "hdfs").Value.ToString().ShouldBe("cpus(hdfs):1;mem:2");

    [Theory]
    [InlineData("ports:[ 1 - 5 , 5-9, 10 -11 ]", "ports:[1-11]")]
    [InlineData("zones:{ b , a ,}", "zones:{a,b}")]
    [InlineData("cpus:1.0005;cpus:0", "cpus:1.001")]
    [InlineData("cpus:99999999999.9994", "cpus:99999999999.999")]
    [InlineData(";; mem ( eng ) : 5e2 ;", "mem(eng):500")]
    [InlineData("ports:[]", "")]
    public void reads_spaces_overlaps_and_exponents_as_mesos_does(string text, string resources) =>
        ResourceText.Parse(text).Value.ToString().ShouldBe(resources);

    [Fact]
    public void reads_an_amount_of_zero_as_nothing() => ResourceText.Parse("gpus:0").Value.IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData("cpus")]
    [InlineData("cpus:1:2")]
    [InlineData(":1")]
    [InlineData("cpus:")]
    [InlineData("cpus(hdfs:1")]
    [InlineData("cpus)hdfs(:1")]
    [InlineData("cpus(a b):1")]
    [InlineData("cpus():1")]
    [InlineData("cpus{REV}:1")]
    [InlineData("cpus(a)(b):1")]
    [InlineData("cpus:eight")]
    [InlineData("cpus:NaN")]
    [InlineData("cpus:-1")]
    [InlineData("cpus:0.00001")]
    [InlineData("cpus:1e300")]
    [InlineData("cpus:1e-30")]
    [InlineData("cpus:-0.5")]
    [InlineData("cpus:inf")]
    [InlineData("cpus:100000000000.001")]
    [InlineData("cpus:60000000000;cpus(a):60000000000")]
    [InlineData("ports:[1,2]")]
    [InlineData("ports:[1-2")]
    [InlineData("ports:[1-2]]")]
    [InlineData("ports:[0-18446744073709551616]")]
    [InlineData("zones:{a,{b}}")]
    [InlineData("cpus(a:1")]
    [InlineData("cpus):1")]
    [InlineData("cpus:0;cpus:{}")]
    [InlineData("ports:[1-5")]
    [InlineData("ports:[5-1]")]
    [InlineData("ports:[1-]")]
    [InlineData("ports:[-1-2]")]
    [InlineData("zones:{a,a}")]
    [InlineData("zones:{a")]
    [InlineData("cpus:1;cpus:[1-2]")]
    public void refuses_malformed_text(string text) => ResourceText.Parse(text).IsRefused.ShouldBeTrue();

    [Fact]
    public void prints_what_text_cannot_say_in_a_form_that_it_refuses()
    {
        var volume = Resource.Scalar("disk", Scalar.FromWhole(2048)).WithDynamicReservation("hdfs", "hdfs-principal").WithVolume("hdfs-data-0", "data");
        volume.ToString().ShouldBe("disk(hdfs, hdfs-principal)[hdfs-data-0:data]:2048");
        ResourceText.Parse(volume.ToString()).IsRefused.ShouldBeTrue();
    }
}
