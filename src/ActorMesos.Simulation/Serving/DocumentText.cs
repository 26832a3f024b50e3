namespace ActorMesos.Simulation.Serving;

/// <summary>A JSON document as it came in, without line breaks; a recording holds it as it is.</summary>
/// <param name="Json">The text.</param>
public readonly record struct DocumentText(string Json)
{
    /// <inheritdoc/>
    public override string ToString() => Json;
}
