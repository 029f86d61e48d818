using System.Reflection;
using LunaVideoAgent.Architecture.Tests.Support;
using GrainNames = LunaVideoAgent.Grains.Abstractions.GrainFactoryExtensions;

namespace LunaVideoAgent.Architecture.Tests;

public sealed class OrleansContractTests
{
    private const string Ours = "LunaVideoAgent.";

    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // The generated codecs of the same assembly are not contracts.
    private static IEnumerable<Type> Contracts =>
        from type in typeof(GrainNames).Assembly.GetExportedTypes()
        where type.Namespace?.StartsWith(Ours, StringComparison.Ordinal) == true
        select type;

    private static IEnumerable<Type> Grains =>
        Contracts.Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type));

    private static IEnumerable<Type> Records =>
        Contracts.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null);

    [Test]
    public void There_are_contracts_to_look_at()
    {
        Assert.That(Grains, Is.Not.Empty);
        Assert.That(Records, Is.Not.Empty);
    }

    [Test]
    public void Every_grain_interface_and_record_has_a_name_that_survives_renaming() =>
        Rule.Holds(
            "[Alias] on every interface and record.",
            from type in Grains.Concat(Records)
            where Alias(type) is null
            select type.FullName!);

    [Test]
    public void Every_grain_method_has_a_name_that_survives_renaming() =>
        Rule.Holds(
            "[Alias] on every method.",
            from grain in Grains
            from method in grain.GetMethods()
            where Alias(method) is null
            select $"{grain.Name}.{method.Name}");

    [Test]
    public void No_two_types_share_an_alias() =>
        Rule.Holds("An alias belongs to one type.", Repeated(Grains.Concat(Records), Alias, type => type.FullName!));

    [Test]
    public void No_two_methods_of_a_grain_share_an_alias() =>
        Rule.Holds(
            "An alias belongs to one method.",
            Grains.SelectMany(grain => Repeated(grain.GetMethods(), Alias, method => $"{grain.Name}.{method.Name}")));

    [Test]
    public void Every_member_of_a_record_travels() =>
        Rule.Holds(
            "[Id] on every member that has a value of its own.",
            from record in Records
            from property in record.GetProperties(Members)
            where property.GetMethod?.IsPublic == true && HasField(record, property) && Id(property) is null
            select $"{record.Name}.{property.Name}");

    [Test]
    public void No_two_members_share_an_id() =>
        Rule.Holds(
            "An [Id] belongs to one member, for ever.",
            Records.SelectMany(record => Repeated(record.GetMembers(Members), Id, member => $"{record.Name}.{member.Name}")));

    [Test]
    public void Every_grain_method_can_be_awaited() =>
        Rule.Holds(
            "A grain method returns a Task or ValueTask.",
            from grain in Grains
            from method in grain.GetMethods()
            where !IsAwaitable(method.ReturnType)
            select $"{grain.Name}.{method.Name}");

    [Test]
    public void Contracts_have_no_behaviour_to_inherit() =>
        Rule.Holds(
            "A record of the cluster is sealed, or abstract where one of several is meant.",
            from type in Records
            where type is { IsSealed: false, IsAbstract: false }
            select type.FullName!);

    private static string? Alias(MemberInfo member) => member.GetCustomAttributes<AliasAttribute>().FirstOrDefault()?.Alias;

    private static uint? Id(MemberInfo member) => member.GetCustomAttribute<IdAttribute>()?.Id;

    private static bool HasField(Type record, PropertyInfo property) =>
        record.GetField($"<{property.Name}>k__BackingField", Members) is not null;

    private static bool IsAwaitable(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask) || Definition(type) == typeof(Task<>) || Definition(type) == typeof(ValueTask<>);

    private static Type? Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : null;

    private static IEnumerable<string> Repeated<TMember, TKey>(
        IEnumerable<TMember> members,
        Func<TMember, TKey?> key,
        Func<TMember, string> name) =>
        from member in members
        let value = key(member)
        where value is not null
        group name(member) by value into same
        where same.Skip(1).Any()
        select $"{same.Key}: {string.Join(", ", same)}";
}
