using System.Buffers.Binary;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>
/// What networks of the model folders told of the face of one track: the mean over its frames, each weighted by how good its picture is.
/// </summary>
internal sealed class TrackTraits(IReadOnlyList<FaceMember> members)
{
    private readonly Dictionary<string, TraitMemory> _sums = [];

    /// <summary>All sums, for another one to go on with.</summary>
    public IReadOnlyList<TraitMemory> Sums => [.. _sums.Values];

    /// <summary>Adds what was read in a frame.</summary>
    public void Add(in Shot shot)
    {
        foreach (var attribute in shot.Reading?.Attributes ?? [])
        {
            if (!members.Any(member => member.Target == attribute.Target))
            {
                continue;
            }

            var score = shot.Score;
            var known = _sums.GetValueOrDefault(attribute.Target);

            // Of another network: what was summed before says nothing.
            if (known?.IsOf(attribute) is not true)
            {
                known = TraitMemory.Of(attribute);
            }

            _sums[attribute.Target] = known with
            {
                Weight = known.Weight + score,
                Best = Math.Max(known.Best, score),
                Values = [.. known.Values.Zip(attribute.Values, (sum, value) => sum + (value * score))],
            };
        }
    }

    /// <summary>Goes on with what another one knew.</summary>
    public void Recall(IReadOnlyList<TraitMemory> sums)
    {
        foreach (var sum in sums)
        {
            _sums[sum.Target] = sum;
        }
    }

    /// <summary>The classes, of those that were read.</summary>
    public IEnumerable<AttributeEstimation> Estimations() =>
        from member in members
        where member != FaceMember.Descriptor
        let sum = Find(member)
        where sum is not null
        select member.Estimate(sum.Names, sum.Mean);

    /// <summary>The descriptor; null if none was read.</summary>
    public FaceDescriptor? Descriptor()
    {
        if (Find(FaceMember.Descriptor) is not { } sum)
        {
            return null;
        }

        var bytes = new byte[sum.Values.Count * sizeof(float)];
        var at = 0;

        foreach (var value in sum.Mean)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), (float)value);
            at += sizeof(float);
        }

        return new FaceDescriptor(sum.Version, Convert.ToBase64String(bytes), Math.Round(sum.Best, 4));
    }

    /// <summary>Members of which nothing was read.</summary>
    public IEnumerable<string> Unread() => members.Where(member => Find(member) is null).Select(member => member.Member);

    private TraitMemory? Find(FaceMember member) => _sums.GetValueOrDefault(member.Target) is { Weight: > 0 } sum ? sum : null;
}
