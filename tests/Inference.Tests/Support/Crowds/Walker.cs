namespace LunaVideoAgent.Inference.Tests.Support.Crowds;

/// <summary>A person who walks, turns, stops, stands or sits on the ground, in metres.</summary>
internal sealed class Walker
{
    private readonly Random _random;
    private readonly CrowdScene _scene;
    private readonly Walker? _companion;
    private readonly double _besideX;
    private readonly double _besideY;
    private readonly double _pace;
    private readonly bool _stays;
    private double _heading;
    private double _aim;
    private double _stopSeconds;
    private double _phase;
    private double _pausing;

    public Walker(int id, CrowdScene scene, Random random, Walker? companion)
    {
        Id = id;
        _scene = scene;
        _random = random;
        _companion = companion;
        var kind = random.NextDouble();
        var sits = companion is null && kind < scene.SittingShare;
        _stays = sits || (companion is null && kind < scene.SittingShare + scene.StandingShare);
        _pace = Math.Max(0.4, scene.WalkingSpeed * (1 + (0.25 * random.Normal())));
        Tall = random.Between(1.52, 1.92) * (sits ? 0.72 : 1);
        Wide = random.Between(0.36, 0.46) * 1.75 * (sits ? 1.1 : 1);
        (_besideX, _besideY) = (random.Between(0.45, 0.8) * (random.Next(2) == 0 ? 1 : -1), random.Between(-0.4, 0.4));
        X = companion is null ? random.Between(-scene.Radius, scene.Radius) : companion.X + _besideX;
        Y = companion is null ? random.Between(-scene.Radius, scene.Radius) : companion.Y + _besideY;
        _heading = _aim = random.Between(0, 2 * Math.PI);
        _phase = random.Between(0, 6);
    }

    public int Id { get; private set; }

    public double X { get; private set; }

    public double Y { get; private set; }

    public double Tall { get; }

    /// <summary>Width of the box, arms and legs included.</summary>
    public double Wide { get; }

    /// <summary>How far legs and arms are apart just now: -1 to 1.</summary>
    public double Stride { get; private set; }

    /// <summary>Moves on. One who walks out of the square comes in on the other side, as somebody else.</summary>
    public void Step(double seconds, Func<int> nextId)
    {
        if (_companion is not null)
        {
            Accompany(seconds);
            return;
        }

        if (_stays)
        {
            X += 0.03 * Math.Sqrt(seconds) * _random.Normal();
            return;
        }

        Decide(seconds);
        _pausing = Math.Clamp(_pausing + ((_stopSeconds > 0 ? 2.5 : -2.5) * seconds), 0, 1);
        var speed = _pace * (1 - _pausing);
        _heading += Math.Clamp(_aim - _heading, -1.8 * seconds, 1.8 * seconds);
        X += speed * Math.Cos(_heading) * seconds;
        Y += speed * Math.Sin(_heading) * seconds;
        Swing(speed, seconds);
        Return(nextId);
    }

    private void Accompany(double seconds)
    {
        var (x, y) = (X, Y);
        var pull = 1 - Math.Exp(-3 * seconds);
        var away = Math.Abs(_companion!.X - X) + Math.Abs(_companion.Y - Y) > _scene.Radius;
        X = away ? _companion.X + _besideX : X + (pull * (_companion.X + _besideX - X));
        Y = away ? _companion.Y + _besideY : Y + (pull * (_companion.Y + _besideY - Y));
        Id = away ? -Math.Abs(Id) - 1_000_000 : Id;
        Swing(away ? 0 : Math.Sqrt(((X - x) * (X - x)) + ((Y - y) * (Y - y))) / seconds, seconds);
    }

    private void Decide(double seconds)
    {
        _stopSeconds -= seconds;

        if (_random.Happens(_scene.TurnRate, seconds))
        {
            _aim += _random.Between(-1.6, 1.6);
        }

        if (_stopSeconds < 0 && _random.Happens(_scene.StopRate, seconds))
        {
            _stopSeconds = _random.Between(0.7, 4);
        }
    }

    private void Swing(double speed, double seconds)
    {
        _phase += 2 * Math.PI * 0.9 * seconds * speed;
        Stride = Math.Min(1, speed) * Math.Sin(_phase);
    }

    private void Return(Func<int> nextId)
    {
        if (Math.Abs(X) <= _scene.Radius && Math.Abs(Y) <= _scene.Radius)
        {
            return;
        }

        X = Math.Abs(X) > _scene.Radius ? -Math.CopySign(_scene.Radius, X) : X;
        Y = Math.Abs(Y) > _scene.Radius ? -Math.CopySign(_scene.Radius, Y) : Y;
        Id = nextId();
    }
}
