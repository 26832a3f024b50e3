using ActorMesos.Domain.Randomness;

namespace ActorMesos.Domain.Tests.Randomness;

public sealed class DistributionTextSpecs
{
    [Theory]
    [InlineData("90s")]
    [InlineData("{ uniform = [200us, 2ms] }")]
    [InlineData("{ exponential = 4m }")]
    [InlineData("{ weibull = { scale = 4m, shape = 0.7 } }")]
    [InlineData("{ log-normal = { median = 4m, sigma = 1.2 } }")]
    [InlineData("{ pareto = { least = 1m, shape = 1.5 } }")]
    public void what_is_written_is_read_back(string text)
    {
        var read = DistributionText.Parse(text).Value;
        DistributionText.Parse(read.Text).Value.ShouldBe(read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("90")]
    [InlineData("{ }")]
    [InlineData("{ exponential }")]
    [InlineData("{ exponential = 4 }")]
    [InlineData("{ uniform = [2m, 1m] }")]
    [InlineData("{ uniform = [2m] }")]
    [InlineData("{ weibull = { scale = 4m, sigma = 0.7 } }")]
    [InlineData("{ pareto = { least = 1m, shape = -1 } }")]
    [InlineData("{ normal = 4m }")]
    public void anything_else_is_refused(string text) => DistributionText.Parse(text).Refusal!.Rule.ShouldBe("distribution");
}
