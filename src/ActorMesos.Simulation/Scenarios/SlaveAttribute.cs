using System.Collections.Immutable;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>One attribute of a slave, as the flag <c>--attributes</c> takes it (Mesos's documentation, Attributes and Resources).</summary>
/// <param name="Name">Its name, such as <c>rack</c>.</param>
/// <param name="Value">Its value as a text, such as <c>r1</c>.</param>
public sealed record SlaveAttribute(string Name, string Value)
{
    internal static Form<Sequence<SlaveAttribute>> Form { get; } = new("attributes such as 'rack:r1;zone:west'", [], Parse);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}:{Value}";

    private static Result<Sequence<SlaveAttribute>> Parse(string text)
    {
        var attributes = ImmutableArray.CreateBuilder<SlaveAttribute>();
        foreach (var item in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = item.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || colon == item.Length - 1)
            {
                return new Refusal("attribute-form", $"'{item}' is no name and value with a colon between them");
            }

            attributes.Add(new(item[..colon].TrimEnd(), item[(colon + 1)..].TrimStart()));
        }

        return new Sequence<SlaveAttribute>(attributes.ToImmutable());
    }
}
