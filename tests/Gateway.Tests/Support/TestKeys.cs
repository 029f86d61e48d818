using System.Security.Cryptography;
using System.Text;
using LunaVideoAgent.Gateway.Access;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>Keys of callers, one a role, and one that is limited to an account.</summary>
internal static class TestKeys
{
    public const string Reader = "reader-4f1c";
    public const string Writer = "writer-83d0";
    public const string Administrator = "administrator-c91e";
    public const string Tenant = "tenant-77aa";

    public static Guid Account { get; } = Guid.Parse("11111111-1111-4111-8111-111111111111");

    public static Guid ForeignAccount { get; } = Guid.Parse("22222222-2222-4222-8222-222222222222");

    /// <summary>The settings that bring them in.</summary>
    public static Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?> { ["Access:Keys:3:Accounts:0"] = $"{Account}" };
        Add(0, Reader, AccessRole.Read);
        Add(1, Writer, AccessRole.Write);
        Add(2, Administrator, AccessRole.Admin);
        Add(3, Tenant, AccessRole.Admin);
        return settings;

        void Add(int index, string key, AccessRole role)
        {
            settings[$"Access:Keys:{index}:Name"] = key.Split('-')[0];
            settings[$"Access:Keys:{index}:Sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
            settings[$"Access:Keys:{index}:Role"] = $"{role}";
        }
    }
}
