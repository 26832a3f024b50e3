namespace ActorMesos.Domain.Operations;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

/// <summary>Resources taken and resources given for them; the quantities are the same (Mesos's <c>ResourceConversion</c>).</summary>
/// <param name="Consumed">What is taken.</param>
/// <param name="Converted">What is given instead.</param>
public sealed record Conversion(Resources Consumed, Resources Converted)
{
    private static readonly string[] Conserved = ["cpus", "gpus", "mem", "disk"];

    /// <summary>What must be gone afterwards: a shared volume of which a copy remains is still in use.</summary>
    public Resources Vanishing { get; init; } = Resources.Empty;

    /// <summary>One resource for another.</summary>
    public static Conversion Of(Resource consumed, Resource converted) => new(Sum(consumed), Sum(converted));

    internal static Resources Sum(params ReadOnlySpan<Resource> resources) => Resources.Of(resources);

    /// <summary>
    /// Takes and gives. Refuses when the resources do not contain what is to be taken. A conversion that would make or lose a
    /// quantity is a bug, and throws.
    /// </summary>
    public Result<Resources> Apply(Resources resources)
    {
        if (!resources.Contains(Consumed))
        {
            return new Refusal(
                "not-enough-resources",
                $"'{Consumed}' was asked for, but '{resources}' does not contain it; ask for no more than that");
        }

        var left = resources - Consumed;
        foreach (var gone in Vanishing)
        {
            if (left.Contains(gone))
            {
                return new Refusal("volume-in-use", $"{gone} has more copies in '{left}'; wait until nobody uses the volume");
            }
        }

        var result = left + Converted;
        foreach (var name in Conserved)
        {
            Require(result.Total(name) == resources.Total(name), name, resources);
        }

        Require(result.TotalRanges("ports").Equals(resources.TotalRanges("ports")), "ports", resources);
        return result;
    }

    private void Require(bool isConserved, string name, Resources resources)
    {
        if (!isConserved)
        {
            throw new InvalidOperationException(
                $"converting '{Consumed}' into '{Converted}' changes the total of {name} in '{resources}'");
        }
    }
}
