namespace LunaVideoAgent.Grains.Delivery;

/// <summary>
/// How many targets of one address are asked at once: many while it answers, one while it does not. Who is not let in is told when to come
/// again, so that a dead receiver of a thousand streams holds one place and not all.
/// </summary>
internal sealed class EndpointGate(int limit, Random random)
{
    private const int Patience = 2;

    // Addresses that were heard of for the last time while they were down.
    private const int MostKnown = 10_000;

    private static readonly TimeSpan Crowded = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxRest = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, State> _endpoints = [];

    /// <summary>Lets in, or says how long to wait.</summary>
    public TimeSpan? Enter(string endpoint)
    {
        lock (_lock)
        {
            var state = _endpoints.GetValueOrDefault(endpoint);
            var isFailing = state.Failures >= Patience;

            if (state.Inside >= (isFailing ? 1 : limit))
            {
                return isFailing ? Rest(state.Failures) : Crowded * (1 + random.NextDouble());
            }

            Forget();
            _endpoints[endpoint] = state with { Inside = state.Inside + 1 };
            return null;
        }
    }

    /// <summary>Whether the address answered.</summary>
    public void Note(string endpoint, bool answered)
    {
        lock (_lock)
        {
            var state = _endpoints.GetValueOrDefault(endpoint);
            _endpoints[endpoint] = state with { Failures = answered ? 0 : state.Failures + 1 };
        }
    }

    /// <summary>One leaves.</summary>
    public void Leave(string endpoint)
    {
        lock (_lock)
        {
            var state = _endpoints[endpoint] with { Inside = _endpoints[endpoint].Inside - 1 };

            if (state is { Inside: 0, Failures: 0 })
            {
                _endpoints.Remove(endpoint);
                return;
            }

            _endpoints[endpoint] = state;
        }
    }

    private void Forget()
    {
        if (_endpoints.Count < MostKnown)
        {
            return;
        }

        foreach (var endpoint in _endpoints.Where(one => one.Value.Inside == 0).Select(one => one.Key).ToArray())
        {
            _endpoints.Remove(endpoint);
        }
    }

    private TimeSpan Rest(int failures)
    {
        var rest = RetrySchedule.DelayAfter(failures, random);
        return rest < MaxRest ? rest : MaxRest * (0.8 + (0.4 * random.NextDouble()));
    }

    private readonly record struct State(int Inside, int Failures);
}
