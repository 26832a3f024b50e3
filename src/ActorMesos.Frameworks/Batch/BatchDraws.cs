using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Frameworks.Batch;

/// <summary>What is drawn for the n-th task of a batch: the same whenever it is asked for, whatever else is drawn.</summary>
internal sealed class BatchDraws(FrameworkInfo framework, BatchSettings settings)
{
    private readonly ulong _stream = StableHash.Of(settings.Seed, StableHash.Of(framework.Name));
    private readonly BatchSize _only = new(settings.Cpus, settings.MemMegabytes);

    /// <summary>How long after the one before it the task arrives.</summary>
    public TimeSpan Gap(int number) => settings.Arrivals.At(Fraction("gap", number));

    public BatchSize Size(int number) => settings.Sizes.IsEmpty ? _only : settings.Sizes[(int)(Fraction("size", number) * settings.Sizes.Length)];

    public CommandInfo Command(int number) => CommandInfo.FromCommandLine(settings.Command.Length > 0
        ? settings.Command
        : string.Create(
            CultureInfo.InvariantCulture, $"sleep {settings.Lasts.At(Fraction("duration", number)).Ticks / (decimal)TimeSpan.TicksPerSecond:0.#######}"));

    private double Fraction(string draw, int number) => StableHash.Fraction(StableHash.Of(StableHash.Of(_stream, StableHash.Of(draw)), (ulong)number));
}
