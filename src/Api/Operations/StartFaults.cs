using System.Net.Sockets;
using System.Security.Cryptography;
using AntiCorruption.Graph.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Operations;

/// <summary>What the program says when a command cannot go on: a sentence in English and one in Thai, and no trace of the code.</summary>
internal static class StartFaults
{
    /// <summary>In the environment: whoever looks for a fault in the program itself sees the trace, too.</summary>
    private const string TraceSwitch = "ANTICORRUPTION_TRACE";

    public static string Explain(Exception fault) =>
        Sentences(fault) + (Environment.GetEnvironmentVariable(TraceSwitch) == "1" ? $"\n{fault}" : "");

    private static string Sentences(Exception fault) =>
        fault switch
        {
            OptionsValidationException setting => NetworkStore.Explain(setting),
            StoreUnavailableException store => NetworkStore.Explain(store),
            IOException { InnerException: AddressInUseException } => $"""
                {fault.Message} Another program listens there; choose another address with --urls.
                มีโปรแกรมอื่นเปิดรับที่อยู่นี้อยู่แล้ว ให้เลือกที่อยู่อื่นด้วย --urls
                """,
            SocketException socket => Explain(socket),
            FileNotFoundException file => $"""
                A file that the settings name is not there: {file.FileName}.
                ไม่พบแฟ้มที่ระบุในการตั้งค่า: {file.FileName}
                """,
            CryptographicException => $"""
                The certificate or its key cannot be read: {fault.Message}
                อ่านใบรับรองหรือกุญแจของใบรับรองไม่ได้ ให้ตรวจแฟ้มและรหัสผ่าน (Kestrel:Certificates)
                """,
            InvalidOperationException when fault.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase) => NoCertificate(),
            _ => $"""
                The program cannot go on: {fault.GetType().Name}: {fault.Message} ({TraceSwitch}=1 shows where.)
                โปรแกรมทำงานต่อไม่ได้: {fault.GetType().Name} (ตั้ง {TraceSwitch}=1 เพื่อดูตำแหน่งที่ผิดพลาด)
                """,
        };

    private static string Explain(SocketException fault) =>
        fault.SocketErrorCode switch
        {
            SocketError.AccessDenied => """
                This user may not listen there: ports below 1024 need a right of their own; choose another address with --urls.
                ผู้ใช้นี้ไม่มีสิทธิ์เปิดรับที่อยู่นี้ (พอร์ตต่ำกว่า 1024 ต้องได้รับสิทธิ์) ให้เลือกที่อยู่อื่นด้วย --urls
                """,
            SocketError.AddressNotAvailable => """
                This machine does not have the address to listen at; choose one of its own with --urls.
                เครื่องนี้ไม่มีที่อยู่ที่ให้เปิดรับ ให้เลือกที่อยู่ของเครื่องนี้ด้วย --urls
                """,
            _ => $"""
                Listening failed: {fault.Message}. Choose another address with --urls.
                เปิดรับไม่ได้: {fault.SocketErrorCode} ให้เลือกที่อยู่อื่นด้วย --urls
                """,
        };

    private static string NoCertificate() =>
        "https:// needs a certificate: set Kestrel:Certificates:Default:Path and :Password (or :KeyPath), or listen at http:// "
        + "behind a proxy that has one.\n"
        + "การเปิดรับที่ https:// ต้องมีใบรับรอง ให้กำหนด Kestrel:Certificates:Default:Path และ :Password (หรือ :KeyPath) "
        + "หรือเปิดรับที่ http:// หลังพร็อกซีที่มีใบรับรอง";
}
