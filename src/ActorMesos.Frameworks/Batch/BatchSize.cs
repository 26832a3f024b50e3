using System.Collections.Immutable;
using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Frameworks.Batch;

/// <summary>What one kind of task needs.</summary>
/// <param name="Cpus">Processors.</param>
/// <param name="MemMegabytes">Memory.</param>
public sealed record BatchSize(int Cpus, int MemMegabytes)
{
    /// <summary>What sizes look like, for messages.</summary>
    public const string Form = "processors and megabytes such as '1:128, 4:2048'";

    /// <summary>It as resources.</summary>
    public Resources Resources { get; } = Resources.Of(
        Resource.Scalar("cpus", Scalar.FromWhole(Cpus)), Resource.Scalar("mem", Scalar.FromWhole(MemMegabytes)));

    /// <summary>Reads sizes; refused as <c>sizes</c> when they are none.</summary>
    public static Result<ImmutableArray<BatchSize>> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sizes = ImmutableArray.CreateBuilder<BatchSize>();
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (item.Split(':', StringSplitOptions.TrimEntries) is not [var cpus, var mem]
                || !int.TryParse(cpus, NumberStyles.None, CultureInfo.InvariantCulture, out var processors)
                || !int.TryParse(mem, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes)
                || processors + megabytes == 0)
            {
                return new Refusal("sizes", $"'{item}' is no processors and megabytes with a colon between them");
            }

            sizes.Add(new(processors, megabytes));
        }

        return sizes.ToImmutable();
    }

    /// <summary>Writes sizes in their one canonical form.</summary>
    public static string Write(ImmutableArray<BatchSize> sizes) =>
        string.Join(", ", sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Cpus}:{size.MemMegabytes}")));
}
