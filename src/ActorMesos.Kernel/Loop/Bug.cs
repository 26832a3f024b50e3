namespace ActorMesos.Kernel.Loop;

/// <summary>A fault of the program itself, which must end the run: supervision would restart the actor and hide it.</summary>
/// <param name="What">What went wrong, in one sentence that names the actor and the message.</param>
/// <param name="At">The virtual time at which it showed.</param>
/// <param name="Cause">The exception, where there was one.</param>
public sealed record Bug(string What, TimeSpan At, Exception? Cause = null);
