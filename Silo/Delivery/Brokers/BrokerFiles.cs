using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>Checks the files of certificates that settings name.</summary>
internal static class BrokerFiles
{
    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<ValidationResult> FindFaults(string section, string caFile, string certificateFile, string keyFile)
    {
        foreach (var (name, file) in new[] { ("CaFile", caFile), ("CertificateFile", certificateFile), ("KeyFile", keyFile) })
        {
            if (file.Length > 0 && !File.Exists(file))
            {
                yield return new ValidationResult($"{section}:{name}: there is no file {file}.");
            }
        }

        if (certificateFile.Length > 0 != keyFile.Length > 0)
        {
            yield return new ValidationResult($"{section}:CertificateFile and {section}:KeyFile come together.");
        }
    }
}
