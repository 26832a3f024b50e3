using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Domain.Wire;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>The JSON documents of offers and operations, in the order in which they arrive.</summary>
internal sealed class Documents : IObserver
{
    public List<string> Seen { get; } = [];

    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Seed", name)).TrimEnd('\n');

    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case ResourceOffers offers:
                Seen.AddRange(offers.Offers.Select(OfferJson.Print));
                break;
            case Accept accept:
                Seen.AddRange(accept.Operations.Select(OperationJson.Print));
                break;
        }
    }
}
