"""The columns of a masterplan workbook, with the names that regencies give them, the usual ones first."""

from django.utils.translation import gettext_lazy as _

from .columns import Column


def _names(text):
    return tuple(" ".join(name.split()) for name in text.split("|"))


COLUMNS = (
    Column(
        "key",
        _("Key"),
        _names("kunci | key | id program | kunci program | program key"),
    ),
    Column(
        "code",
        _("Program code"),
        _names("kode program | kode | code | program code | kode rencana aksi"),
    ),
    Column(
        "dimension",
        _("Dimension"),
        _names("dimensi | dimension | dimensi smart city | pilar | pilar smart city | smart city dimension"),
    ),
    Column(
        "sub_dimension",
        _("Sub-dimension"),
        _names(
            """
            sub dimensi | subdimensi | sub dimension | sub pilar | sub dimensi smart city | komponen |
            dimensi sub dimensi | dimensi dan sub dimensi | dimension sub dimension
            """
        ),
    ),
    Column(
        "name",
        _("Program"),
        _names(
            """
            nama program | program | program name | name of program | nama program rencana aksi |
            rencana aksi | nama rencana aksi | program rencana aksi | program kerja | program kegiatan |
            nama inisiatif | inisiatif | nama kegiatan | kegiatan | nama | name | action plan | program
            smart city | nama program smart city | initiative | activity | judul program
            """
        ),
        required=True,
    ),
    Column(
        "problem",
        _("Problem solved"),
        _names(
            """
            masalah yang diselesaikan | masalah | permasalahan | problem solved | problem | latar
            belakang | isu strategis | isu | masalah yang dipecahkan
            """
        ),
    ),
    Column(
        "objective",
        _("Objective"),
        _names(
            """
            sasaran | tujuan | objective | sasaran program | tujuan program | goal | tujuan dan sasaran
            | manfaat
            """
        ),
    ),
    Column(
        "lead_agency",
        _("Lead agency"),
        _names(
            """
            perangkat daerah penanggung jawab | opd penanggung jawab | skpd penanggung jawab |
            penanggung jawab | lead agency | leading sector | perangkat daerah | opd | skpd | perangkat
            daerah pengampu | opd pengampu | skpd pengampu | pengampu | instansi pengampu | perangkat
            daerah utama | opd utama | opd pelaksana | perangkat daerah pelaksana | pelaksana | instansi
            penanggung jawab | unit penanggung jawab | dinas penanggung jawab | instansi | dinas |
            agency | responsible agency | nama opd | nama skpd | nama perangkat daerah | opd pemilik |
            pemilik program | opd leading sector | dinas pengampu | unit kerja | pic
            """
        ),
        required=True,
    ),
    Column(
        "supporting_agencies",
        _("Supporting agencies"),
        _names(
            """
            perangkat daerah pendukung | opd pendukung | skpd pendukung | instansi pendukung | pendukung
            | supporting agencies | supporting agency | opd terkait | perangkat daerah terkait |
            instansi terkait | skpd terkait | mitra | dinas terkait | dinas pendukung | stakeholder
            """
        ),
    ),
    Column(
        "start_year",
        _("First year"),
        _names("tahun mulai | first year | start year | tahun awal | mulai | start | mulai tahun"),
    ),
    Column(
        "end_year",
        _("Last year"),
        _names(
            "tahun selesai | last year | end year | tahun akhir | selesai | sampai tahun | end | berakhir"
        ),
    ),
    Column(
        "period",
        _("Period"),
        _names(
            """
            periode | tahun pelaksanaan | period | waktu pelaksanaan | tahun | jangka waktu pelaksanaan
            | kurun waktu | years | waktu | jadwal
            """
        ),
    ),
    Column(
        "roadmap_term",
        _("Roadmap term"),
        _names(
            """
            jangka waktu | roadmap term | jangka waktu peta jalan | jangka | tahapan | term | peta jalan
            | roadmap | prioritas jangka
            """
        ),
    ),
    Column(
        "is_quick_win",
        _("Quick win"),
        _names("quick win | quickwin | quick wins | program quick win | program percepatan | unggulan"),
    ),
    Column(
        "indicator",
        _("Indicator"),
        _names(
            """
            indikator | indicator | indikator kinerja | nama indikator | indikator keberhasilan |
            indikator program | indikator capaian | tolok ukur | kpi | indikator kinerja program |
            indikator output | indikator kinerja utama | performance indicator
            """
        ),
    ),
    Column(
        "unit",
        _("Unit"),
        _names("satuan | unit | satuan target | satuan indikator | unit of measure"),
    ),
    Column(
        "direction",
        _("Direction"),
        _names("arah | direction | arah indikator | arah target | polaritas | sifat indikator | polarity"),
    ),
    Column(
        "baseline",
        _("Baseline"),
        _names(
            """
            kondisi awal | baseline | data awal | capaian awal | nilai awal | data dasar | kondisi
            eksisting | base line
            """
        ),
    ),
    Column(
        "targets",
        _("Target"),
        _names(
            """
            target |  | target kinerja | target capaian | sasaran target | target indikator | rencana
            target
            """
        ),
        yearly=True,
    ),
    Column(
        "budgets",
        _("Budget"),
        _names(
            """
            anggaran | pagu | budget | pagu anggaran | rencana anggaran | biaya | pendanaan | kebutuhan
            anggaran | dana | pagu indikatif | estimasi anggaran | alokasi anggaran | kebutuhan dana |
            perkiraan anggaran | nilai anggaran | besaran anggaran | estimasi biaya | rencana pendanaan
            | kerangka pendanaan
            """
        ),
        yearly=True,
    ),
    Column(
        "budget_source",
        _("Budget source"),
        _names(
            """
            sumber dana | sumber anggaran | budget source | sumber pendanaan | sumber pembiayaan |
            source of funds | sumber | sumber biaya | funding source
            """
        ),
    ),
    Column(
        "location",
        _("Location"),
        _names("lokasi | location | lokasi kegiatan | lokasi pelaksanaan | tempat | lokus"),
    ),
    Column(
        "application",
        _("Application"),
        _names(
            """
            aplikasi | application | nama aplikasi | sistem | aplikasi pendukung | platform | sistem
            informasi | nama aplikasi sistem
            """
        ),
    ),
    Column(
        "sub_activity_codes",
        _("Sub-activity codes"),
        _names(
            """
            kode sub kegiatan | sub activity codes | sub kegiatan | kode rekening sub kegiatan |
            nomenklatur sub kegiatan | sub activity code | kode kegiatan | kode rekening | kode
            subkegiatan
            """
        ),
    ),
)
TITLES = {column.field: column.title for column in COLUMNS}
