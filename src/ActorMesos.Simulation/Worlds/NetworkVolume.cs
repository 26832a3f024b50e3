using ActorMesos.Domain.Programs;

namespace ActorMesos.Simulation.Worlds;

/// <summary>A disk in the network, such as a block store of a cloud: one host at a time has it, and it takes time to let go and to take.</summary>
internal sealed class NetworkVolume
{
    private object? _holder;
    private string _host = "";
    private TimeSpan _freeAt;

    /// <summary>What lies on it.</summary>
    public Folder Content { get; } = new();

    /// <summary>Attaches it to a host.</summary>
    /// <returns>After how long it is there; null while somebody else's process has it.</returns>
    public TimeSpan? Attach(object holder, string host, TimeSpan takes, TimeSpan now)
    {
        if (_holder is not null)
        {
            return null;
        }

        var wait = host == _host ? TimeSpan.Zero : (now < _freeAt ? _freeAt - now : TimeSpan.Zero) + takes;
        (_holder, _host) = (holder, host);
        return wait;
    }

    /// <summary>Whoever has it has ended, and its host begins to let go.</summary>
    public void Detach(object holder, TimeSpan takes, TimeSpan now)
    {
        if (_holder == holder)
        {
            (_holder, _freeAt) = (null, now + takes);
        }
    }
}
