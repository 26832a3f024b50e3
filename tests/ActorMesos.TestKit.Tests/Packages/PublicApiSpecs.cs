namespace ActorMesos.TestKit.Tests.Packages;

/// <summary>What outside users rely on changes only on purpose.</summary>
public sealed class PublicApiSpecs
{
    private const string Approved = "PublicApi.approved.txt";

    [Fact]
    public void the_public_api_is_the_approved_one()
    {
        var found = PublicApi.Print(typeof(SimulatedCluster).Assembly);
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, Approved)).ReplaceLineEndings("\n");
        if (found != approved)
        {
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.found.txt"), found);
        }

        found.ShouldBe(approved, $"where that is meant, {Path.Combine(AppContext.BaseDirectory, "PublicApi.found.txt")} takes the place of tests/ActorMesos.TestKit.Tests/Packages/{Approved}");
    }
}
