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

    /// <summary>What a framework's programs have counted, by name.</summary>
    /// <param name="framework">Its name.</param>
    /// <param name="always">What is shown even where it is nothing, if the framework has counted anything at all.</param>
    public IEnumerable<Finding> Of(string framework, IReadOnlyList<string> always) => _sums
        .Where(sum => sum.Key.Framework == framework)
        .Concat(always
            .Where(name => !_sums.ContainsKey((framework, name)) && _sums.Keys.Any(key => key.Framework == framework))
            .Select(name => KeyValuePair.Create((Framework: framework, Name: name), 0.0)))
        .OrderBy(static sum => sum.Key.Name, StringComparer.Ordinal)
        .Select(sum => new Finding(sum.Key.Name, sum.Value.ToString("#,0.##", CultureInfo.InvariantCulture)));
}
