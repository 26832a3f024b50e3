using System.Text.Json;
using ActorMesos.Domain.Tasks;
using ActorMesos.Http.Operator;

namespace ActorMesos.Http.Live;

/// <summary>
/// Figures of the whole cluster again and again, for the curves of the live page: in thousandths where they are resources. Once there are too
/// many, every other is forgotten. Used by the run's own thread alone.
/// </summary>
internal sealed class LiveSamples
{
    /// <summary>How many are remembered.</summary>
    public const int Most = 1200;

    /// <summary>What the figures of a sample are, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["at", "cpus", "cpus_used", "cpus_offered", "mem", "mem_used", "mem_offered", "disk", "disk_reserved", "tasks", "running", "offers", "slaves", "messages"];

    private readonly List<double[]> _samples = [];

    /// <summary>Those that are remembered, the earliest first.</summary>
    public IReadOnlyList<double[]> All => _samples;

    /// <summary>Takes one more.</summary>
    public double[] Take(MasterView view)
    {
        var sums = new long[Names.Count];
        foreach (var slave in view.Master.Slaves.Values)
        {
            sums[1] += LiveSlaves.Amount(slave.Total, "cpus");
            sums[2] += LiveSlaves.Amount(slave.Used, "cpus");
            sums[4] += LiveSlaves.Amount(slave.Total, "mem");
            sums[5] += LiveSlaves.Amount(slave.Used, "mem");
            sums[7] += LiveSlaves.Amount(slave.Total, "disk");
            sums[8] += LiveSlaves.Amount(slave.Total.Reserved(), "disk");
            sums[9] += slave.Tasks.Count;
            sums[10] += slave.Tasks.Count(task => task.State == TaskState.Running);
            sums[11] += slave.Offers.Count;
            sums[12] += slave.IsConnected ? 1 : 0;
            foreach (var offer in slave.Offers)
            {
                sums[3] += LiveSlaves.Amount(offer.Resources, "cpus");
                sums[6] += LiveSlaves.Amount(offer.Resources, "mem");
            }
        }

        sums[13] = view.Run.World.Network.Delivered;
        var sample = Array.ConvertAll(sums, sum => (double)sum);
        sample[0] = (double)view.Run.Now.Ticks / TimeSpan.TicksPerSecond;
        if (_samples.Count >= Most)
        {
            var kept = _samples.Where((_, index) => index % 2 == 1).ToList();
            _samples.Clear();
            _samples.AddRange(kept);
        }

        _samples.Add(sample);
        return sample;
    }

    /// <summary>Writes one.</summary>
    public static void Write(Utf8JsonWriter writer, double[] sample)
    {
        writer.WriteStartArray();
        foreach (var figure in sample)
        {
            writer.WriteNumberValue(figure);
        }

        writer.WriteEndArray();
    }
}
