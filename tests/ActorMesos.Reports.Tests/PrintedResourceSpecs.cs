using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Tests;

public sealed class PrintedResourceSpecs
{
    [Theory]
    [InlineData("cpus:1.5", "cpus", "*", null, 1.5)]
    [InlineData("disk(hdfs):64", "disk", "hdfs", null, 64)]
    [InlineData("disk(eng)(eng/dev, p):64", "disk", "eng/dev", null, 64)]
    [InlineData("disk(hdfs, hdfs-principal)[hdfs-data-0:data]:2048", "disk", "hdfs", "hdfs-data-0", 2048)]
    [InlineData("disk(hdfs, p)[MOUNT:/mnt/a,v:data]:64", "disk", "hdfs", "v", 64)]
    [InlineData("disk[MOUNT:/mnt/a]:64", "disk", "*", null, 64)]
    [InlineData("disk(hdfs, p)[v:data:RO]<SHARED:1>:64", "disk", "hdfs", "v", 64)]
    [InlineData("ports:[31000-32000]", "ports", "*", null, 0)]
    public void a_resource_is_read_as_it_is_printed(string text, string name, string role, string? volume, double amount) =>
        PrintedResource.ParseAll(text).ShouldBe([new PrintedResource(name, role, volume, amount)]);
}
