using System.Runtime.InteropServices;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>
/// Who is there: tracks of faces and of bodies, joined to people. A face and a body that belong together become one person at once while
/// one of them is new; two people who were told of, or one, change only after several frames in a row say so.
/// </summary>
internal sealed class HumanRoster(HumanPlan plan)
{
    /// <summary>The label of faces.</summary>
    public const string FaceLabel = "face";

    /// <summary>The label of bodies.</summary>
    public const string BodyLabel = "person";

    // Frames in a row. One passes in front of another in fewer.
    private const int Certain = 3;

    private readonly FaceBodyAssociation _association = new();
    private readonly List<Human> _humans = [];
    private readonly List<Human> _absorbed = [];
    private readonly List<Sighting> _faces = [];
    private readonly List<Sighting> _bodies = [];
    private int[] _bodyOfFace = [];
    private int[] _bodyBefore = [];
    private BoundingBox[] _boxes = [];

    /// <summary>Everybody who is not given up, first seen first.</summary>
    public IReadOnlyList<Human> Humans => _humans;

    /// <summary>Who turned out to be somebody else in this frame.</summary>
    public IReadOnlyList<Human> Absorbed => _absorbed;

    /// <summary>Moves on by one frame: says who is seen in it.</summary>
    public void Update(IReadOnlyList<DetectedObject> objects)
    {
        Begin(objects);
        Associate();
        AssignBodies();
        AssignFaces();
    }

    /// <summary>Gives somebody up.</summary>
    public void Remove(Human human) => _humans.Remove(human);

    /// <summary>What is known of everybody, first seen first.</summary>
    public HumanMemory[] Remember() => [.. _humans.Select(human => human.Remember()).OfType<HumanMemory>()];

    /// <summary>Goes on with the people that another roster knew.</summary>
    public void Recall(IReadOnlyList<HumanMemory> humans) => _humans.AddRange(humans.Select(human => Human.From(human, plan)));

    private void Begin(IReadOnlyList<DetectedObject> objects)
    {
        _absorbed.Clear();
        _faces.Clear();
        _bodies.Clear();

        foreach (var human in _humans)
        {
            human.Forget();
        }

        for (var i = 0; i < objects.Count; i++)
        {
            if (objects[i] is { TrackId: { } trackId } found)
            {
                Recognise(found, trackId);
            }
        }
    }

    private void Recognise(DetectedObject found, int trackId)
    {
        if (found.Label == FaceLabel && plan.Outputs.Needs.HasFlag(DetectionNeeds.Faces))
        {
            var owner = _humans.Find(human => human.Face?.TrackId == trackId);
            owner?.SeeFace(found);
            _faces.Add(new Sighting(found, owner));
        }
        else if (found.Label == BodyLabel && plan.Outputs.Needs.HasFlag(DetectionNeeds.Bodies))
        {
            var owner = _humans.Find(human => human.Body?.TrackId == trackId);
            owner?.SeeBody(found);
            _bodies.Add(new Sighting(found, owner));
        }
    }

    private void Associate()
    {
        var count = _faces.Count + _bodies.Count;

        if (_boxes.Length < count)
        {
            _boxes = new BoundingBox[2 * count];
            _bodyOfFace = new int[2 * count];
            _bodyBefore = new int[2 * count];
        }

        for (var i = 0; i < _faces.Count; i++)
        {
            var owner = _faces[i].Owner;
            _boxes[i] = ToBox(_faces[i].Object.Rectangle);
            _bodyBefore[i] = owner is null ? -1 : _bodies.FindIndex(body => body.Owner == owner);
        }

        for (var i = 0; i < _bodies.Count; i++)
        {
            _boxes[_faces.Count + i] = ToBox(_bodies[i].Object.Rectangle);
        }

        var boxes = _boxes.AsSpan(0, count);
        _association.Pair(boxes[.._faces.Count], boxes[_faces.Count..], _bodyBefore, _bodyOfFace);
    }

    // A body that nobody has goes to the face in it if that has no body in this frame; else somebody new is there.
    private void AssignBodies()
    {
        var bodies = CollectionsMarshal.AsSpan(_bodies);

        for (var i = 0; i < bodies.Length; i++)
        {
            if (bodies[i].Owner is not null)
            {
                continue;
            }

            var face = _bodyOfFace.AsSpan(0, _faces.Count).IndexOf(i);
            var owner = face >= 0 && _faces[face].Owner is { Body: not { Seen: not null } } known ? known : Add();
            owner.SeeBody(bodies[i].Object);
            bodies[i].Owner = owner;
        }
    }

    private void AssignFaces()
    {
        for (var i = 0; i < _faces.Count; i++)
        {
            var body = _bodyOfFace[i] < 0 ? null : _bodies[_bodyOfFace[i]].Owner;

            if (_faces[i].Owner is { } owner)
            {
                Reconsider(owner, body);
                continue;
            }

            var taker = body is { Face: not { Seen: not null } } ? body : Add();
            taker.SeeFace(_faces[i].Object);
        }
    }

    // The face has an owner, and the body that it is in another one, perhaps.
    private void Reconsider(Human face, Human? body)
    {
        if (body is null || body == face)
        {
            face.Doubts = 0;
            return;
        }

        var isNew = !face.IsReported || !body.IsReported;
        var isCertain = ++face.Doubts >= Certain;
        var bodyHasFace = body.Face?.Seen is not null;

        if (face.Body?.Seen is null && !bodyHasFace && (isNew || isCertain))
        {
            Merge(face, body);
        }
        else if (face.Body?.Seen is not null && isCertain)
        {
            (bodyHasFace ? Add() : body).TakeFace(face.LoseFace());
        }
    }

    private void Merge(Human one, Human other)
    {
        var oneStays = (one.IsReported, other.IsReported) switch
        {
            (true, false) => true,
            (false, true) => false,
            _ => one.FirstSeconds <= other.FirstSeconds,
        };
        var (stays, goes) = oneStays ? (one, other) : (other, one);

        stays.Absorb(goes);
        _humans.Remove(goes);
        _absorbed.Add(goes);
    }

    private Human Add()
    {
        var human = new Human(plan);
        _humans.Add(human);
        return human;
    }

    private static BoundingBox ToBox(in ImageRectangle box) => new(box.X, box.Y, box.X + box.Width, box.Y + box.Height);
}
