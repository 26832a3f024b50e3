using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Runs;

/// <summary>Adds up what the programs of each framework count, to be read at the end of a run.</summary>
internal sealed class FigureWatch(World world) : IObserver
{
    private readonly SortedDictionary<(string Framework, string Name), double> _sums = [];

    public void Saw(Instant at, string node, object happened)
    {
        if (happened is Counted counted && world.FrameworkAt(node) is { } framework)
        {
            _sums[(framework, counted.Name)] = _sums.GetValueOrDefault((framework, counted.Name)) + counted.Amount;
        }
    }

    public IEnumerable<Finding> Of(string framework) => _sums
        .Where(sum => sum.Key.Framework == framework)
        .Select(sum => new Finding(sum.Key.Name, sum.Value.ToString("#,0.##", CultureInfo.InvariantCulture)));
}
