using System.Globalization;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.TestKit.Running;

/// <summary>Watches that virtual time gets anywhere: what happens again and again after next to no time would take for ever.</summary>
internal sealed class Crawl(World world)
{
    /// <summary>A thousand slaves that all register at once take less than a tenth of these.</summary>
    private const long StepsMost = 1_000_000;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private TimeSpan _since;
    private long _steps;

    public static string Message => string.Create(
        CultureInfo.InvariantCulture, $"time hardly moves: {StepsMost} steps within {Window.TotalSeconds}s of virtual time; something wakes or sends again and again after no time to speak of");

    public bool IsSeen { get; private set; }

    /// <summary>Asked between two steps.</summary>
    public bool Look()
    {
        if (world.Now - _since > Window)
        {
            (_since, _steps) = (world.Now, world.Steps);
        }

        return IsSeen = world.Steps - _steps > StepsMost;
    }
}
