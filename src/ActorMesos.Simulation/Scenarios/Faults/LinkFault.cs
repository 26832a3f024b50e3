using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>What befalls some of the messages on some links.</summary>
/// <param name="Pattern">Which messages may be befallen.</param>
/// <param name="Percent">How many of 100 are, drawn for each.</param>
public abstract record LinkFault(LinkPattern Pattern, int Percent) : Fault
{
    /// <summary>What becomes of a message that is befallen.</summary>
    /// <param name="left">How long the fault still lasts.</param>
    protected abstract Verdict Befall(TimeSpan left);

    internal override void SetIn(FaultSchedule schedule)
    {
        var (world, end) = (schedule.World, schedule.World.Now + Time);
        schedule.Impose(this, $"{Percent} of 100 {Pattern}", Time, () =>
        {
            var dice = schedule.DiceOf(this);
            return world.Network.Install(Rule.Until(end, world, (link, message) =>
                Pattern.Fits(link, message) && (Percent == 100 || dice.NextBelow(100) < Percent) ? Befall(end - world.Now) : Verdict.Pass));
        });
    }

    internal override void Write(SectionWriter section)
    {
        Pattern.Write(section);
        section.Line("percent", Percent);
    }

    /// <summary>Reads the share of messages.</summary>
    private protected static int ReadPercent(SectionReader section) => section.Value("percent", Forms.Integer(1, 100));

    internal sealed class Rule(Func<Link, object, Verdict> judge) : ILinkRule
    {
        /// <summary>A fault that ends while the power is off is over when it returns, before it is healed.</summary>
        public static Rule Until(TimeSpan end, World world, Func<Link, object, Verdict> judge) =>
            new((link, message) => world.Now > end ? Verdict.Pass : judge(link, message));

        public Verdict Judge(Link link, object message) => judge(link, message);
    }
}
