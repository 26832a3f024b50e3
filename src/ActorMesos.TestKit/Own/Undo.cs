namespace ActorMesos.TestKit.Own;

/// <summary>Undoes something, once.</summary>
internal sealed class Undo(Action undo) : IDisposable
{
    private Action? _undo = undo;

    public bool IsDone => _undo is null;

    public void Dispose() => Interlocked.Exchange(ref _undo, null)?.Invoke();
}
