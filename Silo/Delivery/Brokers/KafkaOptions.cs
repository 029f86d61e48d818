using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>Kafka as the operator has it: what callbacks cannot say of themselves.</summary>
public sealed class KafkaOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Kafka";

    /// <summary>The operator's own brokers, such as <c>kafka:9092</c>; they alone get the credentials and the certificate.</summary>
    public IList<string> Servers { get; } = [];

    /// <summary>PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL, for the health check of the operator's own brokers.</summary>
    [AllowedValues("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL")]
    public string Protocol { get; set; } = "PLAINTEXT";

    /// <summary>The user name for the operator's own brokers, where a callback has none.</summary>
    public string Username { get; set; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "";

    /// <summary>How user names and passwords are shown, those of callbacks too.</summary>
    public KafkaSaslMechanism SaslMechanism { get; set; }

    /// <summary>A PEM file of the authorities that may have signed certificates of brokers; empty: those of the system.</summary>
    public string CaFile { get; set; } = "";

    /// <summary>A PEM file of the certificate that is shown to the operator's own brokers.</summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>A PEM file of its key.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The password of that file.</summary>
    public string KeyPassword { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var server in Servers)
        {
            if (BrokerAddress.Parse(server) is null)
            {
                yield return new ValidationResult($"{SectionName}: {server} is not a host, or a host and a port such as kafka:9092.");
            }
        }

        if (Username.Length > 0 && (Password.Length == 0 || Servers.Count == 0))
        {
            yield return new ValidationResult($"{SectionName}:Username needs {SectionName}:Password and {SectionName}:Servers.");
        }

        foreach (var fault in BrokerFiles.FindFaults(SectionName, CaFile, CertificateFile, KeyFile))
        {
            yield return fault;
        }
    }
}
