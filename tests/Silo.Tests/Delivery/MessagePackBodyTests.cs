using System.Text;
using LunaVideoAgent.Silo.Delivery;

namespace LunaVideoAgent.Silo.Tests.Delivery;

internal sealed class MessagePackBodyTests
{
    // Bytes by the specification of MessagePack.
    [TestCase("null", "C0")]
    [TestCase("true", "C3")]
    [TestCase("false", "C2")]
    [TestCase("7", "07")]
    [TestCase("-32", "E0")]
    [TestCase("128", "D30000000000000080")]
    [TestCase("-33", "D3FFFFFFFFFFFFFFDF")]
    [TestCase("1.5", "CB3FF8000000000000")]
    [TestCase("\"ab\"", "A26162")]
    [TestCase("\"é\"", "A2C3A9")]
    [TestCase("[1,[]]", "920190")]
    [TestCase("{\"a\":{\"b\":null}}", "81A16181A162C0")]
    public void A_document_becomes_the_same_values(string json, string expected)
    {
        var bytes = MessagePackBody.From(Encoding.UTF8.GetBytes(json));

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo(expected));
    }

    [TestCase(31, "BF")]
    [TestCase(32, "D920")]
    [TestCase(255, "D9FF")]
    [TestCase(256, "DA0100")]
    [TestCase(65_535, "DAFFFF")]
    [TestCase(65_536, "DB00010000")]
    public void The_head_of_a_text_grows_with_its_length(int length, string head)
    {
        var bytes = MessagePackBody.From(Encoding.UTF8.GetBytes($"\"{new string('x', length)}\""));

        Assert.That(Convert.ToHexString(bytes), Does.StartWith(head + "78"));
        Assert.That(bytes, Has.Length.EqualTo(length + (head.Length / 2)));
    }

    [TestCase(15, "9F")]
    [TestCase(16, "DC0010")]
    [TestCase(65_536, "DD00010000")]
    public void The_head_of_a_list_grows_with_its_length(int count, string head)
    {
        var bytes = MessagePackBody.From(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("1", count))}]"));

        Assert.That(Convert.ToHexString(bytes), Does.StartWith(head + "01"));
        Assert.That(bytes, Has.Length.EqualTo(count + (head.Length / 2)));
    }
}
