namespace ActorMesos.Domain.Allocation;

/// <summary>Clients by small numbers, so that sets of them are bits and each filter holds a number. Numbers of those who went are used again.</summary>
internal sealed class ClientTable
{
    private readonly List<ClientEntry?> _clients = [];
    private readonly SortedSet<int> _unused = [];

    public ClientEntry this[int index] => _clients[index]!;

    public int NextIndex => _unused.Count > 0 ? _unused.Min : _clients.Count;

    public void Add(ClientEntry client)
    {
        if (_unused.Remove(client.Index))
        {
            _clients[client.Index] = client;
        }
        else
        {
            _clients.Add(client);
        }
    }

    /// <summary>Removes a client that has no filters left.</summary>
    public void Remove(ClientEntry client)
    {
        _clients[client.Index] = null;
        _unused.Add(client.Index);
    }
}
