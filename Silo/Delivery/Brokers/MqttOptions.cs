using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>MQTT as the operator has it: what callbacks cannot say of themselves.</summary>
public sealed class MqttOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Mqtt";

    /// <summary>The operator's own broker, such as <c>mqtts://broker:8883</c>; it alone gets the credentials and certificate.</summary>
    public string Url { get; set; } = "";

    /// <summary>The user name for the operator's own broker, where a callback has none.</summary>
    public string Username { get; set; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "";

    /// <summary>After how long without a message a connection is tried; it is lost after half as long again.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A PEM file of the authorities that may have signed certificates of brokers; empty: those of the system.</summary>
    public string CaFile { get; set; } = "";

    /// <summary>A PEM file of the certificate that is shown to the operator's own broker.</summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>A PEM file of its key.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The password of that file.</summary>
    public string KeyPassword { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url.Length > 0 && MqttAddress.Parse(Url) is null)
        {
            yield return new ValidationResult($"{SectionName}:Url is not a url such as mqtts://broker:8883.");
        }

        if (Username.Length > 0 && Url.Length == 0)
        {
            yield return new ValidationResult($"{SectionName}:Username needs {SectionName}:Url.");
        }

        foreach (var fault in BrokerFiles.FindFaults(SectionName, CaFile, CertificateFile, KeyFile))
        {
            yield return fault;
        }
    }
}
